import { describe, expect, it } from 'vitest'
import type { NewPrintJob } from '../../../../main/app/ports/printing.ts'
import type { PruneCursor, PrunedSlice } from '../../../../main/app/ports/retention-table.ts'
import type { Tx } from '../../../../main/app/ports/store.ts'
import type { PrunedKind } from '../../../../shared/domain/retention.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { messageOf } from '../../../support/outbox-messages.ts'
import { storedDecision, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

/** What is made at 10 is old, what is made at 1,000 is not. */
const BEFORE = 100
const YOUNG = 1_000
const SHIPMENT = messageOf('fulfillment').payload

export function retentionConforms(open: OpenStore) {
  describe('retention', () => {
    const store = freshStore(open)

    /** Prunes a kind to its end, two rows a slice; how many gave way. */
    const prune = async (kind: PrunedKind) => {
      let pruned = 0
      let after: PruneCursor | null = null
      do {
        const at = after
        const slice: PrunedSlice = await store().write((tx) =>
          tx.retention.prune(kind, { before: BEFORE, after: at, limit: 2 }),
        )
        pruned += slice.pruned
        after = slice.next
      } while (after !== null)
      return pruned
    }
    /** Orders in these states since these instants. */
    const seed = async (tx: Tx, orders: Readonly<Record<string, ['open' | 'cancelled', number]>>) => {
      await tx.orders.insert(
        Object.keys(orders).map((id) => storedOrder(id)),
        5,
      )
      for (const [id, [state, at]] of Object.entries(orders)) {
        if (state === 'cancelled') await tx.orders.move([id], 'cancelled', at)
      }
    }

    describe('of the outbox', () => {
      const push = (id: string, kind: 'stock' | 'fulfillment', key: string, createdAt: number) => ({
        id,
        channelId: 'shop',
        key,
        orderId: kind === 'stock' ? null : 'o1',
        createdAt,
        notBefore: createdAt,
        ...messageOf(kind),
      })

      it('forgets told stock figures but the last of each SKU, and the text of told news', async () => {
        await store().write(async (tx) => {
          for (const id of ['first', 'second', 'third']) {
            await tx.outbox.enqueue([push(id, 'stock', 'stock/A', 10)])
            await tx.outbox.claim('shop', 10, 9)
            await tx.outbox.settle([id], { state: 'done' })
          }
          for (const id of ['told', 'refused', 'waiting']) {
            await tx.outbox.enqueue([push(id, 'fulfillment', `fulfillment/${id}`, 10)])
          }
          await tx.outbox.settle(['told'], { state: 'done' })
          await tx.outbox.settle(['refused'], { state: 'refused', problem: plainMessage('no') })
          await tx.outbox.enqueue([push('young', 'fulfillment', 'fulfillment/young', YOUNG)])
          await tx.outbox.settle(['young'], { state: 'done' })
        })
        expect(await prune('outbox')).toBe(3)
        expect(await prune('outbox')).toBe(0)
        await store().write(async (tx) => {
          expect((await tx.outbox.lastDone('shop', 'stock/A'))?.id).toBe('third')
          await tx.outbox.enqueue([push('again', 'fulfillment', 'fulfillment/told', 20)])
          const kept = await tx.outbox.ofOrder('o1')
          expect(kept.map(({ id, state, payload }) => [id, state, payload])).toEqual([
            ['told', 'done', null],
            ['refused', 'refused', SHIPMENT],
            ['waiting', 'pending', SHIPMENT],
            ['young', 'done', SHIPMENT],
          ])
          expect((await tx.retention.figures()).rows.outbox).toBe(5)
        })
      })
    })

    describe('of the inbox', () => {
      const item = (externalId: string, receivedAt: number) => ({
        channelId: 'shop',
        externalId,
        version: 'v1',
        payload: `{"id":"${externalId}"}`,
        receivedAt,
      })

      it('drops the text of closed orders and keeps what tells a repetition', async () => {
        const old = ['ext-closed', 'ext-late', 'ext-open', 'never-an-order', 'unread', 'rejected']
        await store().write(async (tx) => {
          await seed(tx, { closed: ['cancelled', 50], late: ['cancelled', YOUNG], open: ['open', 5] })
          await tx.inbox.put([...old.map((id) => item(id, 10)), item('young', YOUNG)])
          for (const id of [...old.slice(0, 4), 'young']) await tx.inbox.settle('shop', id, 'done', null)
          await tx.inbox.settle('shop', 'rejected', 'rejected', plainMessage('what is this'))
        })
        expect(await prune('inbox')).toBe(2)
        await store().write(async (tx) => {
          const texts = await Promise.all([...old, 'young'].map((id) => tx.inbox.get('shop', id)))
          expect(texts.flatMap((one) => (one?.payload === '' ? one.externalId : []))).toEqual([
            'ext-closed',
            'never-an-order',
          ])
          expect(await tx.inbox.put(old.map((id) => item(id, YOUNG)))).toEqual({
            added: 0,
            changed: 0,
            known: 6,
          })
          expect((await tx.retention.figures()).rows.inbox).toBe(5)
        })
      })

      it('goes on where many came at one instant', async () => {
        const ids = Array.from({ length: 7 }, (_, n) => `gone-${n}`)
        await store().write(async (tx) => {
          await tx.inbox.put([...ids.map((id) => item(id, 10)), item('ext-open', 10)])
          for (const id of ids) await tx.inbox.settle('shop', id, 'done', null)
        })
        expect(await prune('inbox')).toBe(7)
      })
    })

    describe('of the journal', () => {
      const entry = (commandId: string, at: number, orderIds: readonly string[] = []) => ({
        commandId,
        at,
        actor: 'mona',
        role: 'manager' as const,
        type: 'test',
        input: null,
        result: null,
        topics: [],
        orderIds,
      })

      it('forgets old entries but those of open orders', async () => {
        await store().write(async (tx) => {
          await seed(tx, { closed: ['cancelled', 50], open: ['open', 5] })
          await tx.journal.append(entry('c1', 10))
          await tx.journal.append(entry('c2', 10, ['closed']))
          await tx.journal.append(entry('c3', 10, ['closed', 'open']))
          await tx.journal.append(entry('c4', 10))
          await tx.journal.append(entry('c5', YOUNG, ['closed']))
        })
        expect(await prune('journal')).toBe(3)
        await store().read(async (tx) => {
          expect((await tx.journal.since(0, 9)).map(({ commandId }) => commandId)).toEqual(['c3', 'c5'])
          expect((await tx.journal.ofOrder('closed')).map(({ commandId }) => commandId)).toEqual(['c3', 'c5'])
          expect(await tx.journal.byCommandId('c1')).toBeNull()
        })
      })

      it('keeps the newest entry, so that numbers go on', async () => {
        await store().write(async (tx) => {
          await tx.journal.append(entry('c1', 10))
          await tx.journal.append(entry('c2', 10))
        })
        expect(await prune('journal')).toBe(1)
        expect(await store().read((tx) => tx.journal.lastSeq())).toBe(2)
        expect(await store().write((tx) => tx.journal.append(entry('c3', YOUNG)))).toBe(3)
      })
    })

    describe('of decisions', () => {
      it('forgets why closed orders shipped as they did, and never shows another order’s reasons', async () => {
        await store().write(async (tx) => {
          await tx.orders.insert(
            ['closed', 'late', 'open', 'next'].map((id) => storedOrder(id)),
            5,
          )
          for (const id of ['closed', 'late', 'open']) {
            await tx.decisions.commit([storedDecision(id, [], { decidedAt: 10 })])
          }
          await tx.orders.move(['closed'], 'cancelled', 50)
          await tx.orders.move(['late'], 'cancelled', YOUNG)
        })
        expect(await prune('traces')).toBe(1)
        await store().write((tx) => tx.decisions.commit([storedDecision('next', [], { decidedAt: YOUNG })]))
        await store().read(async (tx) => {
          const decided = await Promise.all(
            ['closed', 'late', 'open', 'next'].map((id) => tx.decisions.get(id)),
          )
          expect(decided.map((one) => one?.decidedAt ?? null)).toEqual([null, 10, 10, YOUNG])
          expect((await tx.retention.figures()).rows.traces).toBe(3)
        })
      })

      it('gives a number that is free again to nobody who was decided before', async () => {
        await store().write(async (tx) => {
          await tx.orders.insert([storedOrder('closed'), storedOrder('next')], 5)
          await tx.decisions.commit([storedDecision('closed', [], { decidedAt: 10 })])
          await tx.orders.move(['closed'], 'cancelled', 50)
        })
        expect(await prune('traces')).toBe(1)
        await store().write((tx) => tx.decisions.commit([storedDecision('next', [], { decidedAt: YOUNG })]))
        expect(await store().read((tx) => tx.decisions.get('closed'))).toBeNull()
      })
    })

    describe('of print jobs', () => {
      const job = (id: string, state: NewPrintJob['state'], changedAt: number): NewPrintJob => ({
        id,
        key: id,
        printerId: 'p1',
        label: null,
        paper: null,
        title: id,
        content: { kind: 'zpl', zpl: '^XA^XZ', dpi: 203, widthMm: 100, heightMm: 150 },
        state,
        detail: null,
        attempts: 1,
        queuedAt: 10,
        changedAt,
        notBefore: 10,
        operator: 'mona',
        reason: null,
        reprintOf: null,
        reprintNumber: 0,
      })

      it('forgets labels that came out or were withdrawn, and none that somebody may ask about', async () => {
        await store().write(async (tx) => {
          for (const one of [
            job('sent', 'sent', 20),
            job('confirmed', 'confirmed', 20),
            job('cancelled', 'cancelled', 20),
            job('confirmed-late', 'confirmed', YOUNG),
            job('unknown', 'unknown', 20),
            job('failed', 'failed', 20),
            job('held', 'held', 20),
            job('queued', 'queued', 20),
          ]) {
            await store().printJobs.insert(tx, one)
          }
        })
        expect(await prune('prints')).toBe(3)
        const kept = await store().read((tx) =>
          store().printJobs.list(tx, { printerId: null, states: [], limit: 9 }),
        )
        expect(kept.map(({ id }) => id)).toEqual(['queued', 'held', 'failed', 'unknown', 'confirmed-late'])
      })
    })

    it('tells how large the database is', async () => {
      await store().write((tx) => seed(tx, { open: ['open', 5] }))
      const figures = await store().read((tx) => tx.retention.figures())
      expect(figures.orders).toBe(1)
      expect(figures.rows).toEqual({
        outbox: 0,
        inbox: 0,
        journal: 0,
        traces: 0,
        prints: 0,
        buyers: 1,
        archive: 0,
      })
      expect(figures.bytes).toBeGreaterThan(0)
    })
  })
}
