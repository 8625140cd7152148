import { describe, expect, it } from 'vitest'
import { countAnew, dayCounting } from '../../../../main/app/trends/count-days.ts'
import type { DailySums } from '../../../../shared/domain/daily-figures.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { MONDAY_MORNING } from '../../../support/engine-builders.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const MONDAY = '2026-11-23'
const TUESDAY = '2026-11-24'
const NEVER_ENDS = new AbortController().signal

export function dailyFiguresConform(open: OpenStore) {
  describe('daily figures', () => {
    const store = freshStore(open)
    let now = MONDAY_MORNING
    const counting = () => dayCounting({ store: store(), clock: { now: () => now } })
    const count = () => counting().runOnce(NEVER_ENDS)

    /** What is more than nothing, as 'site part id: name value, ...'. */
    const told = (day: string) =>
      store().read(async (tx) =>
        [
          ...(await tx.dailyFigures.between(day, day, null, ['all', 'channel', 'carrier'])),
          ...(await tx.dailyFigures.between(day, day, ['LILLE', 'LYON'], ['all', 'carrier'])),
        ].map(
          ({ siteId, part, partId, sums }) =>
            `${[siteId ?? '*', part, partId].join(' ').trim()}: ${Object.entries(sums)
              .filter(([, sum]) => sum !== 0)
              .map(([name, sum]) => `${name} ${sum}`)
              .join(', ')}`,
        ),
      )
    const sumsOf = async (day: string): Promise<Partial<DailySums>> => {
      const [whole] = await store().read((tx) => tx.dailyFigures.between(day, day, null, ['all']))
      return whole?.sums ?? {}
    }

    /** One split over two sites and carriers, one whole and late, one that we cancelled, with an exception. */
    async function aMonday() {
      now = MONDAY_MORNING
      const anOrder = (id: string) => storedOrder(id, { placedAt: now, shipBy: now + 1 })
      const [split, late, off] = [anOrder('split'), anOrder('late'), anOrder('off')]
      const promise = { ...storedFulfillment(split, 'LILLE').promise, shipBy: now + 2 * HOUR_MS }
      await store().write(async (tx) => {
        await tx.stock.putLevels(
          ['LILLE', 'LYON'].map((siteId) => ({ siteId, sku: 'SKU-1', onHand: 9, safety: 0 })),
        )
        await tx.orders.insert([split, late, off], now)
        const decided = { decidedAt: now }
        await tx.decisions.commit([
          storedDecision(
            'split',
            [
              storedFulfillment(split, 'LILLE', { promise }),
              storedFulfillment(split, 'LYON', { promise, carrierId: 'dpd', allocations: [] }),
            ],
            decided,
          ),
          storedDecision('late', [storedFulfillment(late, 'LILLE', { promise })], decided),
          storedDecision('off', [storedFulfillment(off, 'LYON', { promise })], decided),
        ])
        await tx.fulfillments.move(['f-off-LYON'], 'cancelled', now)
        await tx.orders.move(['off'], 'cancelled', now)
        await tx.outbox.enqueue([
          {
            id: 'm1',
            channelId: 'shop',
            key: 'cancel:off',
            orderId: 'off',
            createdAt: now,
            notBefore: now,
            kind: 'cancel',
            payload: { orderExternalId: 'ext-off', lines: [], reason: '', currency: 'EUR' },
          },
        ])
        await tx.fulfillments.move(['f-split-LILLE', 'f-split-LYON'], 'shipped', now + HOUR_MS)
        await tx.fulfillments.move(['f-late-LILLE'], 'shipped', now + 3 * HOUR_MS)
        await tx.tracks.follow([track('f-split-LILLE', 'LILLE', 'colissimo')])
      })
    }

    const track = (fulfillmentId: string, siteId: string, carrierId: string) => ({
      accountId: carrierId,
      trackingNumber: `8R-${fulfillmentId}`,
      fulfillmentId,
      isReturn: false,
      parcel: 1,
      orderId: 'split',
      siteId,
      carrierId,
      serviceId: 'home',
      state: 'registered' as const,
      handedOverAt: now,
      promisedFor: TUESDAY,
      lookedAt: null,
      nextLookAt: null,
      lastEventAt: null,
      stateSince: now,
      deliveredAt: null,
      deliveredOn: null,
      givenUpAt: null,
      zone: null,
      transitDays: null,
    })

    it('are counted by site, channel and carrier; a split order once wherever it has a part', async () => {
      await aMonday()
      await count()
      expect(await told(MONDAY)).toEqual([
        '* all: orders 2, split 1, costCents 2100, leftInTime 2, leftLate 1, pastDeadline 3, tracked 1, placed 3, cancelledByUs 1',
        '* carrier colissimo: orders 2, split 1, costCents 1400, leftInTime 1, leftLate 1, pastDeadline 2, tracked 1',
        '* carrier dpd: orders 1, split 1, costCents 700, leftInTime 1, pastDeadline 1',
        '* channel shop: orders 2, split 1, costCents 2100, leftInTime 2, leftLate 1, pastDeadline 3, tracked 1, placed 3, cancelledByUs 1',
        'LILLE all: orders 2, split 1, costCents 1400, leftInTime 1, leftLate 1, pastDeadline 2, tracked 1',
        'LILLE carrier colissimo: orders 2, split 1, costCents 1400, leftInTime 1, leftLate 1, pastDeadline 2, tracked 1',
        'LYON all: orders 1, split 1, costCents 700, leftInTime 1, pastDeadline 1',
        'LYON carrier dpd: orders 1, split 1, costCents 700, leftInTime 1, pastDeadline 1',
      ])
      expect(await store().read((tx) => tx.dailyFigures.marked())).toEqual([])
    })

    it('a parcel found late days after changes the day it left, and only that one', async () => {
      await aMonday()
      await count()
      const before = await sumsOf(MONDAY)
      now += 3 * DAY_MS
      await store().write((tx) =>
        tx.tracks.put({
          ...track('f-split-LILLE', 'LILLE', 'colissimo'),
          state: 'delivered',
          deliveredAt: now,
          deliveredOn: '2026-11-26',
        }),
      )
      await count()
      expect(await sumsOf(MONDAY)).toEqual({ ...before, arrivedLate: 1 })
      expect(await sumsOf('2026-11-26')).toEqual({})
      const counted = await told(MONDAY)
      await store().write((tx) => countAnew(tx, now))
      await count()
      expect(await told(MONDAY)).toEqual(counted)
    })

    it('a count that is broken off is made again; what changes meanwhile is counted after it', async () => {
      await aMonday()
      await store().write((tx) => countAnew(tx, now))
      const marked = await store().read((tx) => tx.dailyFigures.marked())
      await counting().runOnce(AbortSignal.abort())
      await store().write((tx) => tx.dailyFigures.beginCount(marked))
      expect(await store().read((tx) => tx.dailyFigures.marked())).toEqual(marked)
      await store().write((tx) => tx.fulfillments.putShippingCents('f-late-LILLE', 1_000))
      await store().write((tx) => tx.dailyFigures.putDay(MONDAY, [], marked))
      await count()
      expect(await sumsOf(MONDAY)).toMatchObject({ orders: 2, costCents: 2_500 })
    })
  })
}
