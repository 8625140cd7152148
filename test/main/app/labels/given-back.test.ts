import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { labelSupplyOf } from '../../../../main/app/queries/label-supply.ts'
import type { Fulfillment } from '../../../../shared/domain/fulfillment.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { say } from '../../../../shared/messages/say.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom('gls')
})
afterEach(() => labels.close())

const states = async ({ id }: Fulfillment) => (await labels.purchases(id)).map(({ state }) => state)
const giveBack = async ({ id }: Fulfillment, another: boolean) => {
  const bought = (await labels.purchases(id)).find(({ state }) => state === 'bought')
  return labels.room.client.packing.voidLabel(labels.room.call({ purchaseId: bought?.id ?? '', another }))
}
const taskOf = async (order = '#O-1') => {
  const scanned = await labels.room.client.packing.scan({ siteId: 'LILLE', scan: order })
  return scanned.kind === 'task' ? scanned.task : null
}

describe('a label that a person gives back', () => {
  it('is voided at the carrier, and the parcel gets another one when it is packed', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    const detail = await labels.room.client.orders.get({ orderId: 'O-1' })
    expect(detail.labels.get(fulfillment.id)).toMatchObject([
      { parcel: 1, standing: 'in-hand', bought: { trackingNumber: '8R00000000017', cannotVoid: null } },
    ])
    expect((await giveBack(fulfillment, false)).kind).toBe('done')
    await labels.work()
    expect(await states(fulfillment)).toEqual(['voided'])
    expect((await taskOf())?.labels).toMatchObject([{ standing: 'at-packing', bought: null }])
    labels.room.wait(1_000)
    await labels.pack(fulfillment.id)
    await labels.work()
    expect(labels.carrier.valid.length).toBe(1)
    expect(labels.carrier.books.length).toBe(2)
  })

  it('of a packed parcel, which leaves only with another one that prints there', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    await labels.pack(fulfillment.id)
    expect((await giveBack(fulfillment, false)).kind).toBe('done')
    expect(await taskOf()).toMatchObject({ unlabelled: { kind: 'none' }, labels: [{ standing: 'voiding' }] })
    const other = await labels.released('O-2')
    await labels.work()
    await labels.pack(other.id)
    labels.room.wait(1_000)
    await giveBack(other, true)
    expect((await taskOf('#O-2'))?.unlabelled?.kind).toBe('ordered')
    await labels.work()
    const jobs = await labels.room.client.packing.jobs({ fulfillmentId: other.id, printerId: null })
    expect(jobs.length).toBe(2)
    expect(await taskOf('#O-2')).toMatchObject({ labels: [{ standing: 'in-hand' }] })
  })

  it('not when the carrier’s days are over, or the parcel has left', async () => {
    const fulfillment = await labels.released()
    const other = await labels.released('O-2')
    await labels.work()
    await labels.pack(other.id)
    await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: other.id }))
    const left = await giveBack(other, false)
    expect(left.kind === 'refused' && say('en', left.message)).toMatch(/has left/)
    labels.room.wait(5 * DAY_MS)
    const late = await giveBack(fulfillment, false)
    expect(late.kind === 'refused' && say('en', late.message)).toMatch(/for 4 days, and it is older/)
  })

  it('not where the carrier takes none back', async () => {
    await labels.close()
    labels = await openLabellingRoom('colissimo')
    const fulfillment = await labels.released()
    await labels.work()
    const refused = await giveBack(fulfillment, false)
    expect(refused.kind === 'refused' && say('en', refused.message)).toMatch(/takes no label back/)
  })
})

it('labels in hand are told in parcels and hours, at the pace of the last days', async () => {
  const packed = await labels.released('O-0')
  await labels.work()
  await labels.pack(packed.id)
  labels.room.wait(HOUR_MS)
  await labels.released('O-1')
  await labels.released('O-2')
  await labels.work()
  labels.carrier.mishaps.push('down')
  const waits = await labels.released('O-3')
  await labels.work()
  await labels.pack(waits.id)
  await labels.released('O-4')
  const supply = () => labels.room.read((tx) => labelSupplyOf(tx, 'LILLE', labels.room.room.clock.now()))
  expect(await supply()).toEqual({ parcels: 3, inHand: 2, hours: 2, waiting: 1 })
  expect(await labels.room.client.packing.supply({ siteId: 'LYON' })).toMatchObject({ parcels: 0, inHand: 0 })
})
