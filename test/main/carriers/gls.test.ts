import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoughtParcel } from '../../../main/app/ports/carrier.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import { GLS_CREDENTIALS, GLS_SPEC, glsBench } from '../../support/carriers/gls.ts'
import { describeConformance } from './conformance.ts'

const NEVER = new AbortController().signal

describeConformance('gls', glsBench, GLS_SPEC)

describe('GLS', () => {
  let bench: CarrierBench
  beforeEach(async () => {
    bench = await glsBench()
  })
  afterEach(() => bench.close())

  async function bought(over: Partial<LabelRequest> = {}): Promise<BoughtParcel> {
    const wanted = bench.request(over)
    const outcome = await bench.connector.buy(wanted, NEVER)
    if (outcome.kind !== 'bought') throw new Error(outcome.kind)
    return { ...outcome.label, reference: wanted.reference, boughtAt: bench.clock.now() }
  }

  it('a cancellation that is only noted counts once tracking says so', async () => {
    const parcel = await bought()
    // After the end of its day GLS has the data and cancels later.
    bench.clock.advance(5 * DAY_MS)
    expect(await bench.connector.void?.(parcel, NEVER)).toEqual({ kind: 'voided' })
    expect(bench.server.books.voided).toHaveLength(1)
  })

  it('a cancellation that nobody confirms is asked for again', async () => {
    const parcel = await bought()
    bench.server.misbehaviour.next({ kind: 'error', status: 500, handled: false })
    expect(await bench.connector.void?.(parcel, NEVER)).toMatchObject({ kind: 'not-made' })
    expect(await bench.connector.void?.(parcel, NEVER)).toEqual({ kind: 'voided' })
  })

  it('a return is cancelled by the depot only', async () => {
    const { sender, recipient } = bench.request()
    const parcel = await bought({
      product: 'PARCEL+service_shopreturn',
      isReturn: true,
      sender: recipient,
      recipient: sender,
    })
    expect(await bench.connector.void?.(parcel, NEVER)).toMatchObject({ kind: 'too-late' })
    expect(bench.server.books.voided).toEqual([])
    // Who hands it in is the consignee: GLS turns the label round.
    expect(JSON.parse(bench.server.books.made[0]?.told ?? '')).toMatchObject({
      Shipment: { Consignee: { Address: { Name1: 'Zoé Lefèvre' } } },
    })
  })

  it('offers the products of the contract, and services that ask for no more data', async () => {
    const offered = await bench.connector.services?.(NEVER)
    expect(offered?.map(({ product, toPoint }) => `${product}${toPoint ? ' to a shop' : ''}`)).toEqual([
      'PARCEL',
      'PARCEL+service_flexdelivery',
      'PARCEL+service_shopdelivery to a shop',
      'EXPRESS',
      'EXPRESS+service_1200',
    ])
    for (const { product } of offered ?? [])
      expect(bench.connector.fault(bench.request({ product }))?.field ?? null).toBe(
        product.endsWith('shopdelivery') ? 'point' : null,
      )
  })

  it('says that the place of origin is missing before it lists services', async () => {
    await bench.close()
    const { originCountry: _, originPostcode: __, ...credentials } = GLS_CREDENTIALS
    bench = await glsBench({ credentials })
    await expect(bench.connector.services?.(NEVER)).rejects.toMatchObject({ kind: 'protocol' })
    expect(await bench.connector.check(NEVER)).toEqual({ name: null })
  })
})
