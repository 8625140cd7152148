import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ParcelTrack } from '../../../../shared/domain/parcel-track.ts'
import { anOrder, aWorld, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const world = aWorld({ stock: stockOf({ LILLE: { A: 9 } }) })
const [service] = world.services
const { carrierId, serviceId } = service ?? { carrierId: '', serviceId: '' }

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(world)
})
afterEach(() => room.close())

function arrived(n: number, transitDays: number, isLate: boolean): ParcelTrack {
  const at = room.room.clock.now()
  return {
    accountId: 'account',
    trackingNumber: `8R${n}`,
    fulfillmentId: `F-${n}`,
    isReturn: false,
    parcel: 1,
    orderId: `O-${n}`,
    siteId: 'LILLE',
    carrierId,
    serviceId,
    state: 'delivered',
    handedOverAt: at,
    promisedFor: '2026-11-23',
    lookedAt: at,
    nextLookAt: null,
    lastEventAt: at,
    stateSince: at,
    deliveredAt: at,
    deliveredOn: isLate ? '2026-11-24' : '2026-11-23',
    givenUpAt: null,
    zone: 'FR',
    transitDays,
  }
}

const times = () => room.client.carriers.deliveryTimes({ carrierId })
const promised = async () =>
  (await room.read((tx) => tx.carriers.rates()))
    .filter((rate) => rate.serviceId === serviceId && rate.carrierId === carrierId)
    .map(({ transitDays }) => transitDays)

it('delivery times seen stand beside those promised, are taken over, and taken back', async () => {
  await room.room.store.write((tx) =>
    tx.tracks.follow([
      ...Array.from({ length: 6 }, (_, n) => arrived(n, 1, false)),
      ...Array.from({ length: 3 }, (_, n) => arrived(10 + n, 3, true)),
      arrived(20, 7, true),
    ]),
  )
  const before = await promised()
  const [seen] = await times()
  expect(seen).toMatchObject({ serviceId, zone: 'FR', parcels: 10, late: 4, halfWithin: 1, mostWithin: 3 })
  expect(seen?.brackets.map(({ transitDays }) => transitDays)).toEqual(before)

  const target = { carrierId, serviceId, zone: 'FR' }
  const brackets = (seen?.brackets ?? []).map((bracket) => ({ ...bracket, transitDays: 3 }))
  expect(await room.client.carriers.setTransitDays(room.call({ ...target, brackets }))).toMatchObject({
    kind: 'done',
  })
  expect(await promised()).toEqual(before.map(() => 3))
  await room.receive(anOrder())
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  expect(fulfillments[0]?.promise.deliverTo).toBe('2026-11-26')

  const undo = { ...target, brackets: seen?.brackets ?? [] }
  await room.client.carriers.setTransitDays(room.call(undo))
  expect(await promised()).toEqual(before)
})

it('what the rate card does not have any more is refused', async () => {
  const gone = { originSiteId: null, upToWeightG: 1, transitDays: 2 }
  const input = { carrierId, serviceId, zone: 'FR', brackets: [gone] }
  expect(await room.client.carriers.setTransitDays(room.call(input))).toMatchObject({ kind: 'refused' })
})

it('promises are kept by what has arrived today', async () => {
  await room.room.store.write((tx) => tx.tracks.follow([arrived(1, 1, false), arrived(2, 2, true)]))
  expect(await room.client.overview.figures({})).toMatchObject({ arrivedInTime: 1, arrivedLate: 1 })
})
