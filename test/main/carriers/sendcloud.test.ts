import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoughtLabel, BoughtParcel } from '../../../main/app/ports/carrier.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { type SendcloudBench, sendcloudBench } from '../../support/carriers/sendcloud.ts'
import { describeConformance } from './conformance.ts'

const NEVER = new AbortController().signal

describeConformance('sendcloud', sendcloudBench)

describe('Sendcloud', () => {
  let bench: SendcloudBench
  beforeEach(async () => {
    bench = await sendcloudBench()
  })
  afterEach(() => bench.close())

  async function bought(wanted: LabelRequest): Promise<BoughtLabel> {
    const outcome = await bench.connector.buy(wanted, NEVER)
    if (outcome.kind !== 'bought') throw new Error(outcome.kind)
    return outcome.label
  }

  function parcel(wanted: LabelRequest, { trackingNumber, shipmentId }: BoughtLabel): BoughtParcel {
    return { reference: wanted.reference, trackingNumber, shipmentId, boughtAt: bench.clock.now() }
  }

  function aReturn(): LabelRequest {
    const { recipient, sender } = bench.request()
    return bench.request({ ...bench.asReturn, sender: recipient, recipient: sender })
  }

  it('waits for a carrier that answers late', async () => {
    const { server, request } = bench
    server.slowFor = 2
    const wanted = request()
    const { trackingNumber, documents } = await bought(wanted)
    expect(server.books.byReference(wanted.reference)[0]?.number).toBe(trackingNumber)
    expect(documents.map(({ role }) => role)).toEqual(['label'])
  })

  it('a carrier that is away is not a refusal, and the next attempt buys once', async () => {
    const { server, connector, request } = bench
    server.awayFor = 2
    const wanted = request()
    expect(await connector.buy(wanted, NEVER)).toMatchObject({ kind: 'not-made', afterMs: 60_000 })
    expect(await connector.find?.(wanted, NEVER)).toBeNull()
    expect((await connector.buy(wanted, NEVER)).kind).toBe('not-made')
    const { trackingNumber } = await bought(wanted)
    expect(server.books.made.map(({ number }) => number)).toEqual([trackingNumber])
    expect((await connector.find?.(wanted, NEVER))?.trackingNumber).toBe(trackingNumber)
  })

  it('a label that was bought under the reference is given again, not bought twice', async () => {
    const { server, request } = bench
    const wanted = request()
    const first = await bought(wanted)
    const second = await bought(wanted)
    expect(second.trackingNumber).toBe(first.trackingNumber)
    expect(second.documents).toEqual(first.documents)
    expect(server.books.made).toHaveLength(1)
  })

  it('a label is bought though its customs paper cannot be had: all are fetched later', async () => {
    const { server, request, abroad, connector } = bench
    server.misbehaviour.next({ kind: 'error', status: 503, handled: false }, 1, ({ path }) =>
      path.endsWith('/customs-declaration'),
    )
    const wanted = request({ ...abroad })
    const label = await bought(wanted)
    expect(label.documents).toEqual([])
    const papers = await connector.fetchAgain?.(parcel(wanted, label), NEVER)
    expect(papers?.map(({ role }) => role)).toEqual(['label', 'customs'])
  })

  it('a label counts as voided when its carrier has confirmed it', async () => {
    const { server, connector, request } = bench
    const wanted = request()
    const label = parcel(wanted, await bought(wanted))
    server.cancelsIn = 2
    expect(await connector.void?.(label, NEVER)).toMatchObject({ kind: 'not-made', afterMs: 600_000 })
    expect(server.books.voided).toEqual([])
    expect(await connector.void?.(label, NEVER)).toEqual({ kind: 'voided' })
    expect(server.books.voided).toHaveLength(1)
  })

  it('lists what each carrier offers, with its name, weights and whether it goes to a point', async () => {
    const services = await bench.connector.services?.(NEVER)
    expect(services?.find(({ product }) => product === 'mondial_relay:point_relais')).toEqual({
      product: 'mondial_relay:point_relais',
      name: 'Mondial Relay Point Relais',
      carrierName: 'Mondial Relay',
      toPoint: true,
      maxWeightG: 25_000,
    })
  })

  it('says prices and days of what takes the parcel there', async () => {
    const quotes = await bench.connector.quote?.(bench.request({ weightG: 2500 }), NEVER)
    expect(quotes?.find(({ product }) => product === 'colissimo:home')).toEqual({
      product: 'colissimo:home',
      cents: 1035,
      currency: 'EUR',
      transitDays: 2,
    })
  })

  it('finds a return again among all, fetches its label and takes it back', async () => {
    const { server, connector } = bench
    const wanted = aReturn()
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, ({ path }) =>
      path.endsWith('/announce-synchronously'),
    )
    expect((await connector.buy(wanted, NEVER)).kind).toBe('uncertain')
    const found = await connector.find?.(wanted, NEVER)
    expect(found?.trackingNumber).toBe(server.books.byReference(wanted.reference)[0]?.number)
    expect((await connector.buy(wanted, NEVER)).kind).toBe('uncertain')
    expect(await connector.find?.(aReturn(), NEVER)).toBeNull()
    server.misbehaviour.calm()
    const other = aReturn()
    const label = await bought(other)
    expect(label.price).toEqual({ cents: 590, currency: 'EUR' })
    const again = await connector.fetchAgain?.(parcel(other, label), NEVER)
    expect(again).toEqual(label.documents)
    expect(await connector.void?.(parcel(other, label), NEVER)).toEqual({ kind: 'voided' })
    expect(server.books.byReference(other.reference)[0]?.voidedAt).not.toBeNull()
  })
})
