import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EasyPostBench, easyPostBench } from '../../support/carriers/easypost.ts'
import { describeConformance } from './conformance.ts'

const NEVER = new AbortController().signal

describeConformance('easypost', easyPostBench)

describe('EasyPost', () => {
  let bench: EasyPostBench
  beforeEach(async () => {
    bench = await easyPostBench()
  })
  afterEach(() => bench.close())

  it('a lost answer to the first call has bought nothing, and the shipment is gone on with', async () => {
    const { server, connector, request } = bench
    const wanted = request()
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, ({ method, path }) => {
      return method === 'POST' && path === '/v2/shipments'
    })
    expect((await connector.buy(wanted, NEVER)).kind).toBe('not-made')
    expect((await connector.buy(wanted, NEVER)).kind).toBe('bought')
    expect(server.shipments.all).toHaveLength(1)
    expect(server.books.made).toHaveLength(1)
  })

  it('a label that was bought under the reference is given again, not bought twice', async () => {
    const { server, connector, request } = bench
    const wanted = request()
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, bench.buysBy)
    expect((await connector.buy(wanted, NEVER)).kind).toBe('uncertain')
    const outcome = await connector.buy(wanted, NEVER)
    expect(outcome).toMatchObject({ kind: 'bought', label: { price: { cents: 940, currency: 'EUR' } } })
    expect(server.books.made).toHaveLength(1)
  })

  it('a service that no carrier offers there is refused, and nothing is bought', async () => {
    const { server, connector, request } = bench
    const outcome = await connector.buy(request({ product: 'USPS:Priority' }), NEVER)
    expect(outcome).toMatchObject({ kind: 'refused', field: 'product' })
    expect(server.books.made).toEqual([])
  })

  it('a return comes from the customer to the warehouse', async () => {
    const { server, connector, request } = bench
    const { recipient, sender } = request()
    const wanted = request({ sender: recipient, recipient: sender, isReturn: true })
    expect((await connector.buy(wanted, NEVER)).kind).toBe('bought')
    const [kept] = server.shipments.all
    expect([kept?.request.from_address.city, kept?.request.to_address.city]).toEqual(['Paris', 'Lille'])
  })

  it('a price buys nothing and leaves no shipment under the reference', async () => {
    const { server, connector, request } = bench
    const wanted = request()
    expect(await connector.quote?.(wanted, NEVER)).toEqual([
      { product: 'DHLExpress:DomesticExpress', cents: 940, currency: 'EUR', transitDays: 1 },
      { product: 'DHLExpress:ExpressWorldwide', cents: 3120, currency: 'EUR', transitDays: 3 },
    ])
    expect(server.books.made).toEqual([])
    expect(await connector.find?.(wanted, NEVER)).toBeNull()
  })

  it('lists the services of its own carriers; a test key may not ask which those are', async () => {
    const { server, connector } = bench
    expect((await connector.services?.(NEVER))?.map(({ product }) => product)).toContain(
      'usps:GroundAdvantage',
    )
    server.isProduction = true
    expect(await connector.services?.(NEVER)).toEqual([
      {
        product: 'dhlexpress:DomesticExpress',
        name: 'Domestic Express',
        carrierName: 'DHL Express',
        toPoint: false,
        maxWeightG: 69_994,
      },
      {
        product: 'dhlexpress:ExpressWorldwide',
        name: 'Express Worldwide',
        carrierName: 'DHL Express',
        toPoint: false,
        maxWeightG: null,
      },
    ])
  })
})
