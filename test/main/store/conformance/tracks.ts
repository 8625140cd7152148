import { describe, expect, it } from 'vitest'
import type { ParcelTrack } from '../../../../shared/domain/parcel-track.ts'
import type { TrackingEvent } from '../../../../shared/domain/tracking-event.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function aTrack(own: Partial<ParcelTrack> = {}): ParcelTrack {
  return {
    accountId: 'colissimo',
    trackingNumber: '8R1',
    fulfillmentId: 'f1',
    parcel: 1,
    orderId: 'o1',
    siteId: 'LILLE',
    carrierId: 'colissimo',
    serviceId: 'home',
    state: 'registered',
    handedOverAt: 10,
    promisedFor: '2026-11-26',
    lookedAt: null,
    nextLookAt: 20,
    lastEventAt: null,
    stateSince: 10,
    deliveredAt: null,
    deliveredOn: null,
    givenUpAt: null,
    ...own,
  }
}

function anEvent(at: number, state: TrackingEvent['state'], code: string = state): TrackingEvent {
  return { at, state, code, text: 'En cours', place: null }
}

export function tracksConform(open: OpenStore) {
  describe('parcels that have left', () => {
    const store = freshStore(open)

    it('are followed once, and due by account and time', async () => {
      const other = aTrack({ trackingNumber: '8R2', parcel: 2, nextLookAt: 15 })
      const elsewhere = aTrack({ accountId: 'dpd', trackingNumber: '09', nextLookAt: 5 })
      const over = aTrack({ trackingNumber: '8R3', fulfillmentId: 'f2', nextLookAt: null })
      await store().write(async (tx) => {
        await tx.tracks.follow([aTrack(), other, elsewhere, over])
        await tx.tracks.follow([aTrack({ state: 'lost' })])
        expect(await tx.tracks.ofFulfillments(['f1'])).toEqual([elsewhere, aTrack(), other])
        expect(await tx.tracks.byNumbers('colissimo', ['8R2', '09'])).toEqual([other])
        expect(await tx.tracks.due('colissimo', 14, 9)).toEqual([])
        expect(await tx.tracks.due('colissimo', 20, 9)).toEqual([other, aTrack()])
        expect(await tx.tracks.due('colissimo', 20, 1)).toEqual([other])
      })
    })

    it('are due when they were last looked at in the future: the clock was set back', async () => {
      const looked = aTrack({ lookedAt: 900, nextLookAt: 1000 })
      await store().write(async (tx) => {
        await tx.tracks.follow([looked])
        expect(await tx.tracks.due('colissimo', 100, 9)).toEqual([looked])
        expect(await tx.tracks.due('colissimo', 950, 9)).toEqual([])
      })
    })

    it('are late while they are under way after the promised day', async () => {
      const worse = aTrack({ trackingNumber: '8R2', promisedFor: '2026-11-25' })
      const arrived = aTrack({ trackingNumber: '8R3', nextLookAt: null, state: 'delivered' })
      await store().write(async (tx) => {
        await tx.tracks.follow([aTrack(), worse, arrived])
        expect(await tx.tracks.promisedBefore('2026-11-26')).toEqual([worse])
        expect(await tx.tracks.promisedBefore('2026-11-27')).toEqual([worse, aTrack()])
      })
    })

    it('have each event once, whatever carriers repeat', async () => {
      const taken = anEvent(12, 'handed-over')
      const moved = anEvent(14, 'in-transit')
      const sameTime = anEvent(14, 'in-transit', 'ET2')
      await store().write(async (tx) => {
        await tx.tracks.follow([aTrack()])
        expect(await tx.tracks.keepEvents('colissimo', '8R1', [taken, moved])).toEqual([taken, moved])
        expect(await tx.tracks.keepEvents('colissimo', '8R1', [taken, moved, sameTime])).toEqual([sameTime])
        const kept = await tx.tracks.events(['f1', 'f2'])
        expect(kept.map(({ at, code }) => [at, code])).toEqual([
          [12, 'handed-over'],
          [14, 'ET2'],
          [14, 'in-transit'],
        ])
        expect(kept[0]).toEqual({ accountId: 'colissimo', trackingNumber: '8R1', ...taken })
      })
    })

    it('are counted by the promise once every parcel of the fulfilment has arrived', async () => {
      const arrived = (own: Partial<ParcelTrack>) =>
        aTrack({ state: 'delivered', nextLookAt: null, deliveredAt: 50, deliveredOn: '2026-11-26', ...own })
      await store().write(async (tx) => {
        await tx.tracks.follow([
          arrived({ trackingNumber: 'a', fulfillmentId: 'in-time' }),
          arrived({ trackingNumber: 'b', fulfillmentId: 'late' }),
          arrived({ trackingNumber: 'c', fulfillmentId: 'late', deliveredOn: '2026-11-27' }),
          arrived({ trackingNumber: 'd', fulfillmentId: 'half' }),
          aTrack({ trackingNumber: 'e', fulfillmentId: 'half' }),
          arrived({ trackingNumber: 'f', fulfillmentId: 'before', deliveredAt: 30 }),
        ])
        expect(await tx.tracks.deliveries(40)).toEqual({ inTime: 1, late: 1 })
        await tx.tracks.put(arrived({ trackingNumber: 'e', fulfillmentId: 'half' }))
        expect(await tx.tracks.deliveries(40)).toEqual({ inTime: 2, late: 1 })
      })
    })
  })
}
