import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fulfillment } from '../../../../shared/domain/fulfillment.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom()
})
afterEach(() => labels.close())

const states = async ({ id }: Fulfillment) => (await labels.purchases(id)).map(({ state }) => state)
const task = async () => {
  const scanned = await labels.room.client.packing.scan({ siteId: 'LILLE', scan: '#O-1' })
  return scanned.kind === 'task' ? scanned.task : null
}
const jobsOf = ({ id }: Fulfillment) =>
  labels.room.client.packing.jobs({ fulfillmentId: id, printerId: null })
const trackingOf = async ({ id }: Fulfillment) =>
  (await labels.room.read((tx) => tx.fulfillments.get(id)))?.parcels.map(
    ({ trackingNumber }) => trackingNumber,
  )

describe('a label', () => {
  it('is bought when its parcel is released, and printed as the carrier made it when it is packed', async () => {
    const fulfillment = await labels.released()
    expect(await states(fulfillment)).toEqual(['wanted'])
    await labels.work()
    expect(await states(fulfillment)).toEqual(['bought'])
    expect(await jobsOf(fulfillment)).toEqual([])
    await labels.pack(fulfillment.id)
    expect(await trackingOf(fulfillment)).toEqual(['8R00000000017'])
    const printed = await labels.room.read(async (tx) => {
      const [job] = await labels.room.room.store.printJobs.ofFulfillment(tx, fulfillment.id)
      return job?.content.kind === 'document' ? tx.labels.bytes(job.content.documentId) : null
    })
    const [reference] = labels.carrier.valid
    expect(new TextDecoder().decode(printed?.bytes)).toBe(`^XA^FD${reference} 8R00000000017^FS^XZ`)
    expect(labels.carrier.books.length).toBe(1)
  })

  it('prints by itself where the parcel was packed while the carrier was down, which cannot leave before', async () => {
    labels.carrier.mishaps.push('down')
    const fulfillment = await labels.released()
    await labels.work()
    await labels.pack(fulfillment.id)
    expect(await trackingOf(fulfillment)).toEqual([null])
    expect((await task())?.unlabelled?.kind).toBe('ordered')
    const refused = await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: fulfillment.id }))
    expect(refused.kind).toBe('refused')
    labels.room.wait(5_000)
    await labels.work()
    expect(await trackingOf(fulfillment)).toEqual(['8R00000000017'])
    expect((await jobsOf(fulfillment)).length).toBe(1)
    expect((await task())?.unlabelled ?? null).toBeNull()
  })

  it('whose answer was lost is found again and not bought twice', async () => {
    labels.carrier.mishaps.push('lost')
    const fulfillment = await labels.released()
    await labels.work()
    labels.room.wait(5_000)
    await labels.work()
    expect(await states(fulfillment)).toEqual(['bought'])
    expect(labels.carrier.books.length).toBe(1)
  })

  it('that was being bought when the program ended is looked up before anything else', async () => {
    const fulfillment = await labels.released()
    const [wanted] = await labels.purchases(fulfillment.id)
    await labels.room.room.store.write((tx) =>
      tx.labels.move(wanted?.id ?? '', 'wanted', { state: 'buying', changedAt: 0 }),
    )
    await labels.restart()
    expect(await states(fulfillment)).toEqual(['uncertain'])
    await labels.work()
    expect(labels.carrier.calls).toBe(0)
    labels.room.wait(130_000)
    await labels.work()
    expect(await states(fulfillment)).toEqual(['bought'])
    expect(labels.carrier.books.length).toBe(1)
  })

  it('is taken back when its order is cancelled, also when it was bought meanwhile', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    const late = await labels.released('O-2')
    labels.carrier.mishaps.push('lost')
    await labels.work()
    await labels.room.client.orders.cancel(labels.room.call({ orderIds: ['O-1', 'O-2'], note: '' }))
    expect([await states(fulfillment), await states(late)]).toEqual([['voiding'], ['uncertain']])
    labels.room.wait(5_000)
    await labels.work()
    expect([await states(fulfillment), await states(late)]).toEqual([['voided'], ['voided']])
    expect(labels.carrier.valid).toEqual([])
  })

  it('that nobody bought yet is dropped with its order', async () => {
    const fulfillment = await labels.released()
    await labels.room.client.orders.cancel(labels.room.call({ orderIds: ['O-1'], note: '' }))
    await labels.work()
    expect(await states(fulfillment)).toEqual(['dropped'])
    expect(labels.carrier.books).toEqual([])
  })

  it('is bought anew when the parcel weighs what another price is for, and only then', async () => {
    const fulfillment = await labels.released()
    const planned = fulfillment.parcels[0]?.weightG ?? 0
    const other = await labels.released('O-2')
    await labels.work()
    labels.room.wait(60_000)
    await labels.pack(fulfillment.id, [planned + 10])
    await labels.pack(other.id, [planned + 40_000])
    await labels.work()
    expect([await states(fulfillment), await states(other)]).toEqual([['bought'], ['voided', 'bought']])
    expect(await trackingOf(other)).toEqual(['8R00000000037'])
    expect(labels.carrier.valid.length).toBe(2)
  })

  it('is told to the channel with the carrier’s number, and not when it is a sandbox’s', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    await labels.pack(fulfillment.id)
    await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: fulfillment.id }))
    const sandbox = await labels.released('O-2')
    await labels.work()
    await labels.pack(sandbox.id)
    await labels.room.room.store.write((tx) => tx.carrierAccounts.put({ ...labels.account, isSandbox: true }))
    await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: sandbox.id }))
    const told = async (id: string) =>
      (await labels.room.read((tx) => tx.outbox.ofOrder(id))).map(({ payload }) => payload)
    expect(await told('O-1')).toMatchObject([
      {
        parcels: [{ trackingNumber: '8R00000000017', trackingUrl: 'https://carrier.test/8R00000000017' }],
      },
    ])
    expect(await told('O-2')).toMatchObject([{ parcels: [] }])
  })

  it('stops being bought while the credentials are dead, until they change', async () => {
    labels.carrier.mishaps.push('unauthorised')
    const fulfillment = await labels.released()
    await labels.work()
    labels.room.wait(3_600_000)
    await labels.work()
    expect(labels.carrier.calls).toBe(1)
    expect(labels.lane.state.kind).toBe('needs-authorisation')
    labels.lane.hurry()
    await labels.work()
    expect(await states(fulfillment)).toEqual(['bought'])
  })
})

describe('without an account', () => {
  it('our own label says that it is not the carrier’s, and its number is told to nobody', async () => {
    await labels.room.room.store.write((tx) => tx.carrierAccounts.put({ ...labels.account, isActive: false }))
    const fulfillment = await labels.released()
    await labels.pack(fulfillment.id)
    const [job] = await labels.room.read((tx) =>
      labels.room.room.store.printJobs.ofFulfillment(tx, fulfillment.id),
    )
    expect(job?.content).toMatchObject({ kind: 'label', document: { notCarriers: true } })
    await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: fulfillment.id }))
    const told = await labels.room.read((tx) => tx.outbox.ofOrder('O-1'))
    expect(told.map(({ payload }) => payload)).toMatchObject([{ parcels: [] }])
  })
})
