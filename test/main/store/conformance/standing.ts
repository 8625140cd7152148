import { describe, expect, it } from 'vitest'
import type { StandingRecord } from '../../../../main/app/ports/standing-tables.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const UNPAID = { kind: 'unpaid', code: 'pending', until: null } as const

function aStanding(externalId: string, over: Partial<StandingRecord> = {}): StandingRecord {
  return {
    channelId: 'shop',
    externalId,
    orderId: null,
    reference: `#${externalId}`,
    standing: { state: 'paid', meaning: 'ship', hold: null, cancelRequested: false, lines: null },
    verdict: 'ship',
    holders: [],
    since: 10,
    heardAt: 10,
    why: null,
    waived: null,
    elsewhere: [],
    sentAnyway: [],
    answers: [],
    ended: null,
    cancelRefused: false,
    ...over,
  }
}

function waiting(externalId: string, orderId: string, since: number): StandingRecord {
  const standing = {
    state: 'pending',
    meaning: 'wait',
    hold: UNPAID,
    cancelRequested: false,
    lines: null,
  } as const
  return aStanding(externalId, { orderId, standing, verdict: 'wait', holders: ['channel'], since })
}

const idsOf = (records: readonly StandingRecord[]) => records.map(({ externalId }) => externalId)

export function standingConforms(open: OpenStore) {
  describe('where orders stand with their channels', () => {
    const store = freshStore(open)

    it('is the last word about each, found by either id', async () => {
      const known = aStanding('e1', {
        orderId: 'o1',
        elsewhere: [{ lineId: '1', quantity: 2 }],
        sentAnyway: [{ lineId: '2', quantity: 1 }],
        answers: [{ lineId: '3', sku: null }],
        waived: 'unpaid/pending',
        ended: 'wait',
      })
      await store().write(async (tx) => {
        await tx.standings.put([aStanding('e1', { verdict: 'called-off' }), aStanding('e2')])
        await tx.standings.put([known])
      })
      await store().read(async (tx) => {
        expect(await tx.standings.ofExternalIds('shop', ['e1', 'e3'])).toEqual([known])
        expect(await tx.standings.ofExternalIds('other', ['e1'])).toEqual([])
        expect(await tx.standings.ofOrders(['o1', 'o2'])).toEqual([known])
      })
    })

    it('is confirmed by hearing of it again', async () => {
      await store().write(async (tx) => {
        await tx.standings.put([aStanding('e1')])
        expect(await tx.standings.heard('shop', ['e1', 'e2'], 99)).toEqual(['e2'])
        expect(await tx.standings.ofExternalIds('shop', ['e1'])).toMatchObject([{ heardAt: 99 }])
      })
    })

    it('keeps an order from its release while something holds it', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert([storedOrder('o1'), storedOrder('o2')], 5)
        await tx.orders.move(['o1', 'o2'], 'allocated', 10)
        await tx.standings.put([waiting('e1', 'o1', 10), aStanding('e2', { orderId: 'o2' })])
        expect(await tx.standings.held(['o1', 'o2'])).toEqual(new Set(['o1']))
        expect(await tx.orders.awaitingRelease({ before: 20, now: 30 }, 10)).toEqual(['o2'])
      })
    })

    it('is listed by what waits and by what is no work, the newest first', async () => {
      await store().write((tx) =>
        tx.standings.put([
          waiting('w1', 'o1', 10),
          waiting('w2', 'o2', 20),
          aStanding('n1', { verdict: 'ignore', why: plainMessage('a quote') }),
          aStanding('n2', { verdict: 'ship', why: plainMessage('no address') }),
          aStanding('off', { verdict: 'called-off' }),
          aStanding('gone', { verdict: 'left' }),
          aStanding('fine', { orderId: 'o3' }),
        ]),
      )
      await store().read(async (tx) => {
        const page = { channelId: 'shop', offset: 0, limit: 10 }
        const held = await tx.standings.list({ ...page, only: 'held' })
        expect([idsOf(held.rows), held.total]).toEqual([['w2', 'w1'], 2])
        const noWork = await tx.standings.list({ ...page, only: 'no-work' })
        expect([idsOf(noWork.rows), noWork.total]).toEqual([['n2', 'n1'], 2])
        expect(await tx.standings.countHeld('shop')).toEqual(new Map([['unpaid', 2]]))
      })
    })

    it('finds what has waited too long, of some kinds of hold only', async () => {
      await store().write((tx) =>
        tx.standings.put([
          waiting('late', 'o1', 10),
          waiting('later', 'o2', 20),
          waiting('fresh', 'o3', 30),
          { ...waiting('other', 'o4', 5), channelId: 'other' },
        ]),
      )
      await store().read(async (tx) => {
        expect(idsOf(await tx.standings.waitingSince('shop', ['unpaid'], 30, 10))).toEqual(['late', 'later'])
        expect(idsOf(await tx.standings.waitingSince('shop', ['unpaid'], 30, 1))).toEqual(['late'])
        expect(await tx.standings.waitingSince('shop', ['fraud'], 30, 10)).toEqual([])
      })
    })
  })

  describe('the states of a channel', () => {
    const store = freshStore(open)

    it('are learned from what arrives, counted, and meant as the lead says', async () => {
      await store().write(async (tx) => {
        const paid = { state: 'paid', usual: 'ship', holdKind: null } as const
        const odd = { state: 'odd', usual: 'wait', holdKind: 'unknown-state' } as const
        await tx.channelStates.see('shop', [paid, odd], 5)
        await tx.channelStates.see('shop', [odd], 9)
        await tx.standings.put([aStanding('e1'), aStanding('e2')])
        expect(await tx.channelStates.choose('shop', 'odd', 'ignore')).toBe(true)
        expect(await tx.channelStates.choose('shop', 'never', 'ignore')).toBe(false)
        expect(await tx.channelStates.ofChannel('shop')).toEqual([
          { channelId: 'shop', ...paid, chosen: null, firstSeen: 5, lastSeen: 5, orders: 2 },
          { channelId: 'shop', ...odd, chosen: 'ignore', firstSeen: 5, lastSeen: 9, orders: 0 },
        ])
        expect(await tx.channelStates.chosen('shop')).toEqual(new Map([['odd', 'ignore']]))
        await tx.channelStates.choose('shop', 'odd', null)
        expect(await tx.channelStates.chosen('shop')).toEqual(new Map())
      })
    })

    it('find the orders that stand in one and have neither left nor ended', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert([storedOrder('o1'), storedOrder('o2')], 5)
        await tx.orders.move(['o2'], 'cancelled', 6)
        await tx.standings.put([
          aStanding('open', { orderId: 'o1', since: 12 }),
          aStanding('ended', { orderId: 'o2' }),
          aStanding('none', { verdict: 'ignore' }),
        ])
        expect(idsOf(await tx.standings.openInState('shop', 'paid', 10))).toEqual(['open', 'none'])
      })
    })
  })
}
