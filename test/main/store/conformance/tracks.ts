import { describe, expect, it } from 'vitest'
import type { ParcelTrack } from '../../../../shared/domain/parcel-track.ts'
import type { TrackingEvent } from '../../../../shared/domain/tracking-event.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

export function aTrack(own: Partial<ParcelTrack> = {}): ParcelTrack {
  return {
    accountId: 'colissimo',
    trackingNumber: '8R1',
    fulfillmentId: 'f1',
    isReturn: false,
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
    zone: null,
    transitDays: null,
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

    it('are listed by state, carrier, site and age, found by part of their number, and counted', async () => {
      const one = aTrack({ state: 'lost', handedOverAt: 30 })
      const two = aTrack({ trackingNumber: '8R2', siteId: 'LYON', handedOverAt: 20, givenUpAt: 90 })
      const three = aTrack({ accountId: 'dpd', trackingNumber: '09', carrierId: 'dpd', handedOverAt: 10 })
      const query = {
        offset: 0,
        limit: 10,
        seen: 'every-site',
        search: '',
        states: [],
        carrierIds: [],
        siteIds: [],
        handedOver: { from: null, before: null },
        isGivenUp: null,
        isDearer: false,
        isReturn: null,
        sort: 'handed-over',
        descending: true,
      } as const
      await store().write(async (tx) => {
        await tx.tracks.follow([three, one, two])
        const numbers = async (own: Partial<Parameters<typeof tx.tracks.list>[0]>) =>
          (await tx.tracks.list({ ...query, ...own })).rows.map(({ trackingNumber }) => trackingNumber)
        expect(await tx.tracks.list({ ...query, limit: 2 })).toEqual({
          rows: [one, two],
          total: 3,
          isLeast: false,
        })
        expect(await numbers({ offset: 2, limit: 2 })).toEqual(['09'])
        expect(await numbers({ offset: 3, limit: 2 })).toEqual([])
        for (const sort of ['handed-over', 'promised', 'since', 'number'] as const)
          for (const descending of [false, true]) {
            const whole = await numbers({ sort, descending })
            const pages = await Promise.all(
              [0, 1, 2].map((offset) => numbers({ sort, descending, offset, limit: 1 })),
            )
            expect(pages.flat()).toEqual(whole)
          }
        expect(await numbers({ states: ['lost', 'damaged'] })).toEqual(['8R1'])
        expect(await numbers({ carrierIds: ['dpd'] })).toEqual(['09'])
        expect(await numbers({ siteIds: ['LYON'] })).toEqual(['8R2'])
        expect(await numbers({ handedOver: { from: 20, before: 30 } })).toEqual(['8R2'])
        expect(await numbers({ isGivenUp: false, sort: 'number', descending: false })).toEqual(['09', '8R1'])
        expect(await numbers({ search: '8r' })).toEqual(['8R1', '8R2'])
        expect(await tx.tracks.counts('every-site')).toEqual(
          expect.arrayContaining([
            { state: 'lost', parcels: 1, givenUp: 0 },
            { state: 'registered', parcels: 2, givenUp: 1 },
          ]),
        )
        expect(await tx.tracks.counts(['LYON'])).toEqual([{ state: 'registered', parcels: 1, givenUp: 1 }])
      })
    })

    it('say how long they took to each zone', async () => {
      const arrived = (trackingNumber: string, transitDays: number, deliveredOn: string) =>
        aTrack({ trackingNumber, transitDays, zone: 'FR', deliveredAt: 50, deliveredOn })
      await store().write(async (tx) => {
        await tx.tracks.follow([
          arrived('8R1', 2, '2026-11-26'),
          arrived('8R2', 2, '2026-11-25'),
          arrived('8R3', 4, '2026-11-27'),
          aTrack({ trackingNumber: '8R4' }),
        ])
        const service = { carrierId: 'colissimo', serviceId: 'home', zone: 'FR' }
        expect(await tx.tracks.transits(50)).toEqual([
          { ...service, days: 2, parcels: 2, late: 0 },
          { ...service, days: 4, parcels: 1, late: 1 },
        ])
        expect(await tx.tracks.transits(51)).toEqual([])
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
        expect(await tx.tracks.deliveries(40, 'every-site')).toEqual({ inTime: 1, late: 1 })
        await tx.tracks.put(arrived({ trackingNumber: 'e', fulfillmentId: 'half' }))
        expect(await tx.tracks.deliveries(40, 'every-site')).toEqual({ inTime: 2, late: 1 })
      })
    })
  })
}
