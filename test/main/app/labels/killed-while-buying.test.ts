import { afterEach, describe, expect, it } from 'vitest'
import type { CarrierConnector } from '../../../../main/app/ports/carrier.ts'
import { colissimoBench } from '../../../support/carriers/colissimo.ts'
import type { CarrierBench } from '../../../support/carriers/conformance-bench.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'
import { mortalWrites } from '../../../support/mortal-writes.ts'

/** More writes than buying, looking up and taking back one label make. */
const WRITES = 6
const POINTS = Array.from({ length: WRITES }, (_, i) => i + 1).flatMap((nth) =>
  (['before', 'after'] as const).map((when) => ({ nth, when })),
)

let labels: LabellingRoom
let bench: CarrierBench | null = null
afterEach(async () => {
  await labels.close()
  await bench?.close()
  bench = null
})

/** Rounds of a program that is killed around its n-th write, then of one that is not. */
async function liveTwice(point: (typeof POINTS)[number]): Promise<void> {
  const stopping = new AbortController()
  const mortal = mortalWrites(labels.room.room.store, point, () => stopping.abort())
  await labels.liveOver(mortal, stopping.signal)
  await labels.restart()
  await labels.work()
  labels.room.wait(200_000)
  await labels.work()
}

const inDoubt = async () =>
  (await labels.room.client.exceptions.list({})).rows.filter(
    ({ record }) => record.cause.reason === 'label-in-doubt',
  ).length

describe.each(POINTS)('killed $when write $nth', (point) => {
  it('a label that can be looked up is bought once, and nothing of it is lost', async () => {
    labels = await openLabellingRoom('sendcloud')
    const { id } = await labels.released()
    await liveTwice(point)
    const [purchase] = await labels.purchases(id)
    expect(labels.carrier.valid).toEqual([purchase?.request.reference])
    expect(labels.carrier.books.length).toBe(1)
    expect(purchase).toMatchObject({ state: 'bought', trackingNumber: labels.carrier.books[0]?.number })
    const documents = await labels.room.read((tx) => tx.labels.documents(purchase?.id ?? ''))
    expect(documents.length).toBe(1)
  })

  it('one whose papers come later is bought once, and its papers are kept once', async () => {
    labels = await openLabellingRoom('sendcloud')
    labels.carrier.papersLater = true
    const { id } = await labels.released()
    await labels.work()
    labels.carrier.papersLater = false
    labels.room.wait(5_000)
    await liveTwice(point)
    const [purchase] = await labels.purchases(id)
    expect(labels.carrier.books.length).toBe(1)
    expect(purchase).toMatchObject({ state: 'bought', papers: 'kept' })
    expect((await labels.room.read((tx) => tx.labels.documents(purchase?.id ?? ''))).length).toBe(1)
  })

  it('one that is cancelled meanwhile is valid nowhere in the end', async () => {
    labels = await openLabellingRoom('sendcloud')
    const { id } = await labels.released()
    await labels.work()
    await labels.room.client.orders.cancel(labels.room.call({ orderIds: ['O-1'], note: '' }))
    await liveTwice(point)
    expect((await labels.purchases(id)).map(({ state }) => state)).toEqual(['voided'])
    expect(labels.carrier.valid).toEqual([])
  })

  it('one that cannot be looked up is bought once, or asked about', async () => {
    bench = await colissimoBench()
    const { connector, server } = bench
    labels = await openLabellingRoom('colissimo', (): CarrierConnector => connector)
    const { id } = await labels.released()
    await liveTwice(point)
    const [purchase] = await labels.purchases(id)
    const numbers = server.books.made.map(({ number }) => number)
    if (purchase?.state === 'bought') {
      expect(numbers).toEqual([purchase.trackingNumber])
      expect(await inDoubt()).toBe(0)
      const [paper] = await labels.room.read((tx) => tx.labels.documents(purchase.id))
      const kept = await labels.room.read((tx) => tx.labels.bytes(paper?.id ?? ''))
      expect(Buffer.from(kept?.bytes ?? [])).toEqual(
        Buffer.from(server.books.made[0]?.papers[0]?.bytes ?? []),
      )
    } else {
      expect(purchase?.state).toBe('uncertain')
      expect(numbers.length).toBeLessThanOrEqual(1)
      expect(await inDoubt()).toBe(1)
    }
  })
})
