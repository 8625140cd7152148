import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import { anAddress, aSender } from '../../support/carriers/label-requests.ts'
import { UPS_SPEC, upsBench } from '../../support/carriers/ups.ts'
import { describeConformance } from './conformance.ts'

const NEVER = new AbortController().signal

describeConformance('ups', upsBench, UPS_SPEC)

describe('UPS', () => {
  let bench: CarrierBench
  beforeEach(async () => {
    bench = await upsBench()
  })
  afterEach(() => bench.close())

  it('says what the contract pays, not the list price', async () => {
    const outcome = await bench.connector.buy(bench.request(), NEVER)
    expect(outcome).toMatchObject({ kind: 'bought', label: { price: { cents: 895, currency: 'EUR' } } })
  })

  it('quotes what each service costs by the contract', async () => {
    expect(await bench.connector.quote?.(bench.request(), NEVER)).toEqual([
      { product: '11', cents: 895, currency: 'EUR', transitDays: 2 },
      { product: '07', cents: 2910, currency: 'EUR', transitDays: 1 },
    ])
  })

  it('a page that cannot be recovered leaves the purchase open, not undone', async () => {
    bench.server.misbehaviour.next({ kind: 'html', status: 503 }, 1, ({ path }) => path.endsWith('/recovery'))
    const wanted = bench.request({ format: 'pdf' })
    expect(await bench.connector.buy(wanted, NEVER)).toMatchObject({ kind: 'uncertain' })
    expect(bench.server.books.byReference(wanted.reference)).toHaveLength(1)
  })

  it('weighs in pounds, and puts references on the package, within the US', async () => {
    const place = {
      country: 'US',
      postcode: '10001',
      city: 'New York',
      state: 'NY',
      phone: '+1 212 555 0100',
    }
    const wanted = bench.request({
      product: '03',
      sender: aSender(place),
      recipient: anAddress(place),
      weightG: 1000,
    })
    await bench.connector.buy(wanted, NEVER)
    expect(JSON.parse(bench.server.books.made[0]?.told ?? '')).toMatchObject({
      ShipmentRequest: {
        Shipment: {
          Package: [
            {
              PackageWeight: { UnitOfMeasurement: { Code: 'LBS' }, Weight: '2.3' },
              ReferenceNumber: [{ Value: wanted.reference }, { Value: '#1001' }],
            },
          ],
        },
      },
    })
  })
})
