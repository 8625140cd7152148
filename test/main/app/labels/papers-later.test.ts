import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../../main/app/ports/store.ts'
import type { Fulfillment } from '../../../../shared/domain/fulfillment.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom()
  labels.carrier.papersLater = true
})
afterEach(() => labels.close())

const stopOf = async () => {
  const scanned = await labels.room.client.packing.scan({ siteId: 'LILLE', scan: '#O-1' })
  return scanned.kind === 'task' ? (scanned.task.unlabelled?.kind ?? null) : null
}
const jobsOf = ({ id }: Fulfillment) =>
  labels.room.read((tx) => labels.room.room.store.printJobs.ofFulfillment(tx, id))
/** What the printer is sent of each job, as text; 'ours' = a label that we drew. */
const printed = async (fulfillment: Fulfillment) => {
  const jobs = await jobsOf(fulfillment)
  return labels.room.read((tx) =>
    Promise.all(
      jobs.map(async ({ content }) =>
        content.kind === 'document'
          ? new TextDecoder().decode((await tx.labels.bytes(content.documentId))?.bytes)
          : 'ours',
      ),
    ),
  )
}
const papersOf = async ({ id }: Fulfillment) => (await labels.purchases(id)).map(({ papers }) => papers)

describe('a label that the carrier made and did not give', () => {
  it('is fetched again, later each time, and printed by itself where its parcel was packed', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    expect(await papersOf(fulfillment)).toEqual(['owed'])
    await labels.pack(fulfillment.id)
    expect(await printed(fulfillment)).toEqual([])
    expect(await stopOf()).toBe('fetching')
    const refused = await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: fulfillment.id }))
    expect(refused.kind).toBe('refused')
    const asked = labels.carrier.calls
    for (let minute = 0; minute < 60; minute += 1) {
      labels.room.wait(60_000)
      await labels.work()
    }
    expect(labels.carrier.calls - asked).toBeGreaterThan(5)
    expect(labels.carrier.calls - asked).toBeLessThan(20)
    labels.carrier.papersLater = false
    labels.room.wait(600_000)
    await labels.work()
    const [made] = labels.carrier.books
    expect(await printed(fulfillment)).toEqual([`^XA^FD${made?.reference} ${made?.number}^FS^XZ`])
    expect(await stopOf()).toBeNull()
    expect(labels.carrier.books.length).toBe(1)
  })

  it('that comes before its parcel is packed prints when it is packed', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    labels.carrier.papersLater = false
    labels.room.wait(60_000)
    await labels.work()
    expect(await papersOf(fulfillment)).toEqual(['kept'])
    expect(await printed(fulfillment)).toEqual([])
    await labels.pack(fulfillment.id)
    expect((await printed(fulfillment)).length).toBe(1)
  })

  it('keeps nobody else waiting: other parcels are bought and the account stays up', async () => {
    await labels.released()
    await labels.work()
    const other = await labels.released('O-2')
    await labels.work()
    expect((await labels.purchases(other.id)).map(({ state }) => state)).toEqual(['bought'])
    expect(labels.lane.state.kind).toBe('online')
  })

  it('is taken back like any other when its order is cancelled, and not fetched any more', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    await labels.room.client.orders.cancel(labels.room.call({ orderIds: ['O-1'], note: '' }))
    await labels.work()
    expect(labels.carrier.valid).toEqual([])
    labels.carrier.papersLater = false
    labels.room.wait(600_000)
    await labels.work()
    expect(await printed(fulfillment)).toEqual([])
  })
})

it('a label that arrives while the disk is full is kept once there is room, and bought once', async () => {
  labels.carrier.papersLater = false
  const fulfillment = await labels.released()
  const { store } = labels.room.room
  let writes = 0
  const full: Store = {
    ...store,
    async write(work) {
      writes += 1
      // The first one claims it; then there is no room for what the carrier gave, for a while.
      if (writes > 1 && writes < 10) throw new Error('database or disk is full')
      return store.write(work)
    },
  }
  await labels.liveOver(full, new AbortController().signal)
  expect(await papersOf(fulfillment)).toEqual(['kept'])
  expect(writes).toBeGreaterThan(9)
  expect(labels.carrier.books.length).toBe(1)
})

it('a label that a person found made, and that its carrier gives to nobody, is drawn by nobody', async () => {
  await labels.close()
  labels = await openLabellingRoom('chronopost')
  labels.carrier.mishaps.push('lost')
  const fulfillment = await labels.released()
  await labels.work()
  const [row] = (await labels.room.client.exceptions.list({})).rows
  expect(row?.record.cause.reason).toBe('label-in-doubt')
  const [made] = labels.carrier.books
  const { kind } = await labels.room.client.exceptions.resolve(
    labels.room.call({
      exceptionId: row?.record.id ?? '',
      code: 'label-made',
      args: { address: null, stock: null, note: made?.number ?? '' },
    }),
  )
  expect(kind).toBe('done')
  expect(await papersOf(fulfillment)).toEqual(['elsewhere'])
  await labels.pack(fulfillment.id)
  expect(await printed(fulfillment)).toEqual([])
  expect(await stopOf()).toBeNull()
})
