import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import { DPD_SPEC, dpdBench } from '../../support/carriers/dpd.ts'
import { describeConformance } from './conformance.ts'

const NEVER = new AbortController().signal

describeConformance('dpd', dpdBench, DPD_SPEC)

describe('DPD’s token', () => {
  let bench: CarrierBench
  beforeEach(async () => {
    bench = await dpdBench()
  })
  afterEach(() => bench.close())

  it('is asked for once, and again before it expires', async () => {
    const { connector, request, server, clock } = bench
    await connector.buy(request(), NEVER)
    await connector.buy(request(), NEVER)
    expect(server.calls).toBe(3)
    clock.advance(24 * HOUR_MS - 30_000)
    expect((await connector.buy(request(), NEVER)).kind).toBe('bought')
    expect(server.calls).toBe(5)
  })

  it('is got with a client id too, by business units that give one', async () => {
    await bench.close()
    bench = await dpdBench({
      credentials: {
        businessUnit: '020',
        clientId: 'client-of-seur',
        clientSecret: 'secret-of-seur',
        customerId: '123456789',
      },
    })
    expect((await bench.connector.buy(bench.request(), NEVER)).kind).toBe('bought')
  })

  it('a page of 4xx from somebody in between has made no label', async () => {
    const { connector, request, server } = bench
    await connector.buy(request(), NEVER)
    server.misbehaviour.next({ kind: 'html', status: 403 }, 1, bench.buysBy)
    expect(await connector.buy(request(), NEVER)).toMatchObject({ kind: 'not-made' })
    expect(server.books.made).toHaveLength(1)
  })

  it('that is refused twice is dead credentials, and nothing was made', async () => {
    const { connector, request, server } = bench
    await connector.buy(request(), NEVER)
    server.isRevoked = true
    expect(await connector.buy(request(), NEVER)).toMatchObject({ kind: 'unauthorised' })
    expect(server.books.made).toHaveLength(1)
  })
})
