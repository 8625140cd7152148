import { describe, expect, it } from 'vitest'
import type { ExceptionQuery, NewException } from '../../../../main/app/ports/exception-table.ts'
import type { ExceptionRecord } from '../../../../shared/domain/exception.ts'
import { HOUR_MS } from '../../../../shared/lib/clock.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const NOW = 100 * HOUR_MS

const everything: ExceptionQuery = {
  view: 'open',
  group: null,
  owner: 'ana',
  now: NOW,
  seen: 'every-site',
  search: '',
  sort: 'opened',
  descending: false,
  offset: 0,
  limit: 50,
}

function opened(id: string, over: Partial<NewException> = {}): NewException {
  return {
    id,
    orderId: `order-${id}`,
    siteId: null,
    cause: { reason: 'out-of-stock', lines: [{ sku: 'MUG', wanted: 2, found: 0 }] },
    openedAt: NOW,
    dueAt: null,
    key: 'out-of-stock',
    ...over,
  }
}

function record(one: NewException, over: Partial<ExceptionRecord> = {}): ExceptionRecord {
  const { key: _, ...rest } = one
  return {
    ...rest,
    state: 'open',
    owner: null,
    snoozedUntil: null,
    closedAt: null,
    closedBy: null,
    regressions: 0,
    ...over,
  }
}

export function exceptionsConform(open: OpenStore) {
  describe('exceptions', () => {
    const store = freshStore(open)
    const find = async (query: Partial<ExceptionQuery>) => {
      const page = await store().read((tx) => tx.exceptions.list({ ...everything, ...query }))
      return [page.rows.map((row) => row.id), page.total]
    }

    it('is opened once for one cause, and gets the new evidence', async () => {
      const first = opened('x1', { dueAt: 7 })
      const again: NewException = {
        ...opened('x2'),
        orderId: 'order-x1',
        cause: { reason: 'out-of-stock', lines: [] },
        siteId: 'LILLE',
        openedAt: NOW + 5,
      }
      await store().write((tx) => tx.exceptions.open([first, again]))
      await store().read(async (tx) => {
        expect(await tx.exceptions.ofOrder('order-x1')).toEqual([
          record(first, { cause: again.cause, siteId: 'LILLE', dueAt: null }),
        ])
        expect(await tx.exceptions.get('x2')).toBeNull()
      })
    })

    it('reopens as a regression', async () => {
      const first = opened('x1')
      await store().write(async (tx) => {
        await tx.exceptions.open([first])
        await tx.exceptions.assign('x1', 'ana')
      })
      expect(await store().write((tx) => tx.exceptions.closeById(['x1'], 'cleared', NOW + 1))).toBe(1)
      expect(await store().write((tx) => tx.exceptions.closeById(['x1'], 'cleared', NOW + 2))).toBe(0)
      expect(await store().read((tx) => tx.exceptions.get('x1'))).toEqual(
        record(first, { state: 'closed', owner: 'ana', closedAt: NOW + 1, closedBy: 'cleared' }),
      )
      await store().write((tx) => tx.exceptions.open([{ ...first, id: 'x9', openedAt: NOW + 3 }]))
      expect(await store().read((tx) => tx.exceptions.get('x1'))).toEqual(
        record({ ...first, openedAt: NOW + 3 }, { owner: 'ana', regressions: 1 }),
      )
    })

    it('of a channel is told apart from the same of another channel', async () => {
      const auth = (id: string, channelId: string) =>
        opened(id, {
          orderId: null,
          cause: { reason: 'channel-auth', channelId, message: plainMessage('expired') },
          key: 'channel-auth',
        })
      await store().write((tx) =>
        tx.exceptions.open([auth('x1', 'shop'), auth('x2', 'woo'), auth('x3', 'shop')]),
      )
      expect(await find({})).toEqual([['x1', 'x2'], 2])
    })

    it('closes what is open of an order, by reason', async () => {
      const held = opened('x2', {
        orderId: 'order-x1',
        cause: { reason: 'held-by-person', note: '' },
        key: 'held',
      })
      await store().write(async (tx) => {
        await tx.exceptions.open([opened('x1'), held, opened('x3')])
        await tx.exceptions.snooze('x2', NOW + HOUR_MS)
      })
      const close = (reasons: Parameters<typeof closeWith>[0]) => closeWith(reasons)
      const closeWith = (reasons: readonly ('out-of-stock' | 'held-by-person')[] | null) =>
        store().write((tx) => tx.exceptions.close('order-x1', reasons, 'test', NOW))
      expect(await close([])).toBe(0)
      expect(
        await store().write((tx) =>
          tx.exceptions.close('order-x1', null, 'test', NOW, ['held', 'out-of-stock']),
        ),
      ).toBe(0)
      expect(await close(['out-of-stock'])).toBe(1)
      expect(await close(null)).toBe(1)
      expect(await close(null)).toBe(0)
      expect(await find({})).toEqual([['x3'], 1])
    })

    it('has the tabs of the queue', async () => {
      await store().write(async (tx) => {
        await tx.exceptions.open([
          opened('mine'),
          opened('due', { dueAt: NOW + HOUR_MS, cause: { reason: 'held-by-person', note: '' } }),
          opened('later', { dueAt: NOW + HOUR_MS + 1 }),
          opened('asleep'),
          opened('awake'),
          opened('closed'),
        ])
        await tx.exceptions.assign('mine', 'ana')
        await tx.exceptions.assign('later', 'ben')
        await tx.exceptions.snooze('asleep', NOW + 1)
        await tx.exceptions.snooze('awake', NOW)
        await tx.exceptions.closeById(['closed'], 'test', NOW)
      })
      expect(await find({ view: 'open' })).toEqual([['awake', 'due', 'later', 'mine'], 4])
      expect(await find({ view: 'mine' })).toEqual([['mine'], 1])
      expect(await find({ view: 'unassigned' })).toEqual([['awake', 'due'], 2])
      expect(await find({ view: 'due-soon' })).toEqual([['due'], 1])
      expect(await find({ view: 'snoozed' })).toEqual([['asleep'], 1])
      expect(await find({ view: 'closed' })).toEqual([['closed'], 1])
      expect(await find({ group: 'hold' })).toEqual([['due'], 1])
      await store().read(async (tx) => {
        expect(await tx.exceptions.counts('ana', NOW, 'every-site')).toEqual({
          views: { open: 4, mine: 1, unassigned: 2, 'due-soon': 1, snoozed: 1 },
          groups: { stock: 3, split: 0, carrier: 0, address: 0, hold: 1, print: 0, channel: 0, return: 0 },
        })
        expect(await tx.exceptions.countOpen(NOW, 'every-site')).toEqual(
          new Map([
            ['out-of-stock', 3],
            ['held-by-person', 1],
          ]),
        )
        expect(await tx.exceptions.countByOrders(['order-mine', 'order-asleep', 'order-closed'])).toEqual(
          new Map([
            ['order-asleep', 1],
            ['order-mine', 1],
          ]),
        )
        const { rows } = await tx.exceptions.list(everything)
        expect(rows.map((row) => row.state)).toEqual(['open', 'open', 'open', 'open'])
        const open = await tx.exceptions.openAt(NOW, 'every-site')
        const listed = await tx.exceptions.list({ ...everything, sort: 'due' })
        expect(open).toEqual(listed.rows.map(({ id, openedAt, dueAt }) => ({ id, openedAt, dueAt })))
      })
    })

    it('is found by its order and by its evidence, sorted and paged', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert(
          [storedOrder('b'), storedOrder('a')].map((order) => ({
            ...order,
            // Against the order of their references.
            destination: { ...order.destination, name: order.id === 'b' ? 'Zoé Martin' : 'Émile Martin' },
          })),
          5,
        )
        await tx.exceptions.open([
          opened('x1', { orderId: 'b', openedAt: 1, dueAt: 9 }),
          opened('x2', { orderId: 'a', openedAt: 2, cause: { reason: 'held-by-person', note: 'Élan' } }),
          opened('x3', { orderId: null, openedAt: 3, dueAt: 8 }),
        ])
      })
      const searched = async () => {
        expect(await find({ search: 'martin' })).toEqual([['x1', 'x2'], 2])
        expect(await find({ search: 'mug' })).toEqual([['x1', 'x3'], 2])
        expect(await find({ search: 'elan' })).toEqual([['x2'], 1])
        expect(await find({ search: 'Marti éla' })).toEqual([['x2'], 1])
        expect(await find({ search: 'marti mu' })).toEqual([['x1'], 1])
        expect(await find({ search: 'q' })).toEqual([[], 0])
      }
      await searched()
      await store().write((tx) => tx.orders.indexTexts(100))
      await searched()
      expect(await find({ sort: 'due' })).toEqual([['x3', 'x1', 'x2'], 3])
      expect(await find({ sort: 'order' })).toEqual([['x2', 'x1', 'x3'], 3])
      expect(await find({ sort: 'customer' })).toEqual([['x3', 'x2', 'x1'], 3])
      expect(await find({ sort: 'customer', descending: true })).toEqual([['x1', 'x2', 'x3'], 3])
      expect(await find({ sort: 'reason', offset: 1, limit: 1 })).toEqual([['x1'], 3])
    })

    it('cannot be changed once closed', async () => {
      await store().write(async (tx) => {
        await tx.exceptions.open([opened('x1')])
        await tx.exceptions.closeById(['x1'], 'test', NOW)
      })
      expect(await store().write((tx) => tx.exceptions.assign('x1', 'ana'))).toBe(false)
      expect(await store().write((tx) => tx.exceptions.snooze('x1', NOW))).toBe(false)
      expect(await store().write((tx) => tx.exceptions.snooze('none', null))).toBe(false)
    })
  })
}
