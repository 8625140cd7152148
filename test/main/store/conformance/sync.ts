import { describe, expect, it } from 'vitest'
import type { InboxTable, NewOutboxItem, OutboxTable } from '../../../../main/app/ports/sync-tables.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { messageOf, shipmentMessage, stockMessage } from '../../../support/outbox-messages.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

type NewInboxItem = Parameters<InboxTable['put']>[0][number]

function received(externalId: string, over: Partial<NewInboxItem> = {}): NewInboxItem {
  return {
    channelId: 'shop',
    externalId,
    version: 'v1',
    payload: `{"id":"${externalId}"}`,
    receivedAt: 5,
    ...over,
  }
}

function leaving(
  id: string,
  over: Partial<Omit<NewOutboxItem, 'kind' | 'payload'>> = {},
  message = messageOf('fulfillment'),
): NewOutboxItem {
  return {
    id,
    channelId: 'shop',
    key: `key-${id}`,
    orderId: null,
    createdAt: 1,
    notBefore: 0,
    ...over,
    ...message,
  }
}

export function syncConforms(open: OpenStore) {
  describe('inbox', () => {
    const store = freshStore(open)
    const put = (...items: NewInboxItem[]) => store().write((tx) => tx.inbox.put(items))

    it('tells new items, new versions and known ones apart', async () => {
      expect(await put(received('a'), received('b'))).toEqual({ added: 2, changed: 0, known: 0 })
      await store().write((tx) => tx.inbox.settle('shop', 'a', 'rejected', plainMessage('no lines')))
      const second = received('a', { version: 'v2', payload: '{}', receivedAt: 9 })
      expect(await put(received('b'), second, received('c'), received('c'))).toEqual({
        added: 1,
        changed: 1,
        known: 2,
      })
      await store().read(async (tx) => {
        expect(await tx.inbox.get('shop', 'a')).toEqual({ ...second, state: 'new', problem: null })
        expect(await tx.inbox.get('other', 'a')).toBeNull()
        const recent = await tx.inbox.recent('shop', 2)
        expect(recent.map((one) => one.externalId)).toEqual(['a', 'c'])
      })
    })

    it('hands out what is new, oldest first', async () => {
      await put(
        received('b', { receivedAt: 2 }),
        received('a', { receivedAt: 3 }),
        received('c', { receivedAt: 1 }),
      )
      await put(received('d', { channelId: 'woo', receivedAt: 0 }))
      await store().write((tx) => tx.inbox.settle('shop', 'c', 'done', null))
      const pending = (channelId: string | null, limit: number) =>
        store().read(async (tx) => (await tx.inbox.pending(channelId, limit)).map((one) => one.externalId))
      expect(await pending(null, 10)).toEqual(['d', 'b', 'a'])
      expect(await pending('shop', 1)).toEqual(['b'])
    })
  })

  describe('outbox', () => {
    const store = freshStore(open)
    const enqueue = (...items: NewOutboxItem[]) => store().write((tx) => tx.outbox.enqueue(items))
    const claim = async (now = 10, limit = 10) =>
      (await store().write((tx) => tx.outbox.claim('shop', now, limit))).map((one) => one.id)
    const settle = (id: string, outcome: Parameters<OutboxTable['settle']>[1]) =>
      store().write((tx) => tx.outbox.settle([id], outcome))

    it('hands over each item once, oldest first, one kind at a time', async () => {
      await enqueue(
        leaving('a'),
        leaving('b', {}, messageOf('cancel')),
        leaving('c'),
        leaving('d', { channelId: 'woo' }),
        leaving('e', { notBefore: 11 }),
      )
      const claimed = await store().write((tx) => tx.outbox.claim('shop', 10, 10))
      const sending = { attempts: 0, state: 'sending', problem: null }
      expect(claimed).toEqual([
        { ...leaving('a'), ...sending },
        { ...leaving('c'), ...sending },
      ])
      expect(await claim()).toEqual(['b'])
      expect(await claim()).toEqual([])
      expect(await claim(11)).toEqual(['e'])
      expect(await store().read((tx) => tx.outbox.waiting())).toEqual(
        new Map([
          ['shop', 4],
          ['woo', 1],
        ]),
      )
      expect(await store().read((tx) => tx.outbox.isWaiting('woo'))).toBe(true)
      await store().write((tx) => tx.outbox.settle(['d'], { state: 'done' }))
      expect(await store().read((tx) => tx.outbox.isWaiting('woo'))).toBe(false)
    })

    it('hands over more stock figures at once than other items, if asked to', async () => {
      const stock = (id: string) => leaving(id, { key: id }, messageOf('stock'))
      await enqueue(stock('s1'), stock('s2'), stock('s3'), leaving('a'), leaving('b'))
      const ids = async () =>
        (await store().write((tx) => tx.outbox.claim('shop', 10, 1, 3))).map((one) => one.id)
      expect(await ids()).toEqual(['s1', 's2', 's3'])
      expect(await ids()).toEqual(['a'])
    })

    it('lets a stock figure leave before an older message that failed and is tried again, and the other way round', async () => {
      const problem = plainMessage('busy')
      await enqueue(leaving('a', {}, messageOf('cancel')))
      expect(await claim()).toEqual(['a'])
      await settle('a', { state: 'pending', notBefore: 20, problem })
      await enqueue(leaving('s', { key: 's', notBefore: 15 }, messageOf('stock')))
      expect(await claim(30)).toEqual(['s'])
      await settle('s', { state: 'pending', notBefore: 25, problem })
      expect(await claim(30)).toEqual(['a'])
      expect(await claim(30)).toEqual(['s'])
    })

    it('makes an item wait for an earlier one of its order', async () => {
      await enqueue(
        leaving('a', { orderId: 'o1', notBefore: 20 }),
        leaving('b', { orderId: 'o1' }),
        leaving('c', { orderId: 'o2' }),
        leaving('d', { orderId: 'o2' }),
      )
      expect(await claim()).toEqual(['c'])
      expect(await claim()).toEqual([])
      await settle('c', { state: 'refused', problem: plainMessage('gone') })
      expect(await claim()).toEqual(['d'])
      expect(await claim(20)).toEqual(['a'])
      await settle('a', { state: 'done' })
      expect(await claim(20)).toEqual(['b'])
      const ofOrder = await store().read((tx) => tx.outbox.ofOrder('o2'))
      expect(ofOrder.map((one) => [one.id, one.state, one.problem])).toEqual([
        ['c', 'refused', plainMessage('gone')],
        ['d', 'sending', null],
      ])
    })

    it('comes back with its attempts when it is tried again or was found half sent', async () => {
      await enqueue(leaving('a'), leaving('b'))
      await claim()
      await settle('a', { state: 'pending', notBefore: 15, problem: plainMessage('timeout') })
      expect(await store().write((tx) => tx.outbox.recover())).toBe(1)
      const again = await store().write((tx) => tx.outbox.claim('shop', 15, 10))
      expect(again.map((one) => [one.id, one.attempts, one.problem])).toEqual([
        ['a', 1, plainMessage('timeout')],
        ['b', 1, null],
      ])
    })

    it('takes a key once, but the newest stock while it waits', async () => {
      const stock = (id: string, units: number) => leaving(id, { key: 'MUG' }, stockMessage(units))
      const other = shipmentMessage({ orderExternalId: 'other' })
      await enqueue(leaving('a', { key: 'k' }), leaving('b', { key: 'k' }, other))
      await enqueue(stock('s1', 5), stock('s2', 4))
      expect(await claim()).toEqual(['a'])
      const [sent] = await store().write((tx) => tx.outbox.claim('shop', 10, 10))
      expect([sent?.id, sent?.payload]).toEqual(['s1', { sku: 'MUG', available: 4 }])
      await enqueue(stock('s3', 3))
      await settle('s1', { state: 'pending', notBefore: 0, problem: plainMessage('timeout') })
      expect(await claim()).toEqual(['s3'])
      await settle('s3', { state: 'done' })
      const last = await store().read((tx) => tx.outbox.lastDone('shop', 'MUG'))
      expect(last).toEqual({ ...stock('s3', 3), attempts: 1, state: 'done', problem: null })
      expect(await store().read((tx) => tx.outbox.lastDone('woo', 'MUG'))).toBeNull()
      await enqueue(leaving('c', { key: 'k' }))
      expect(await claim()).toEqual([])
    })

    it('says what waits, and hurries it', async () => {
      await enqueue(
        leaving('a', { createdAt: 5, notBefore: 90 }),
        leaving('s', { key: 'stock/MUG', createdAt: 3 }, messageOf('stock')),
        leaving('t', { key: 'stock/CUP', createdAt: 4, notBefore: 90 }, messageOf('stock')),
        leaving('w', { channelId: 'woo', key: 'stock/CUP' }, messageOf('stock')),
        leaving('d'),
      )
      await settle('d', { state: 'done' })
      await store().read(async ({ outbox }) => {
        const { rows, total } = await outbox.list('shop', { offset: 1, limit: 5 })
        expect([total, ...rows.map((one) => one.id)]).toEqual([3, 's', 't'])
        expect(await outbox.backlog('shop')).toEqual([
          { kind: 'fulfillment', count: 1, since: 5 },
          { kind: 'stock', count: 2, since: 3 },
        ])
        const keys = ['stock/MUG', 'stock/JUG', 'stock/CUP']
        expect(await outbox.waitingStock('shop', keys)).toEqual(new Set(['stock/MUG', 'stock/CUP']))
      })
      const hurry = (ids: string[] | null) => store().write((tx) => tx.outbox.hurry('shop', ids, 10))
      expect(await hurry(['a', 'd', 'w'])).toBe(1)
      // It has been due for longer.
      expect(await claim()).toEqual(['s'])
      expect(await claim()).toEqual(['a'])
      expect(await hurry(null)).toBe(1)
      expect(await claim()).toEqual(['t'])
      expect(await hurry(null)).toBe(0)
    })

    it('gives way to newer stock when it was found half sent', async () => {
      const stock = (id: string) => leaving(id, { key: 'MUG' }, messageOf('stock'))
      await enqueue(stock('s1'))
      await claim()
      await enqueue(stock('s2'))
      expect(await store().write((tx) => tx.outbox.recover())).toBe(1)
      expect(await claim()).toEqual(['s2'])
    })
  })

  describe('sync state', () => {
    const store = freshStore(open)

    it('is kept by channel and key', async () => {
      await store().write(async (tx) => {
        await tx.syncState.put('shop', 'cursor', { after: 'x' })
        await tx.syncState.put('shop', 'cursor', { after: 'y' })
        await tx.syncState.put('woo', 'cursor', null)
      })
      await store().read(async (tx) => {
        expect(await tx.syncState.get('shop', 'cursor')).toEqual({ after: 'y' })
        expect(await tx.syncState.get('woo', 'cursor')).toBeNull()
        expect(await tx.syncState.get('shop', 'none')).toBeNull()
      })
    })
  })
}
