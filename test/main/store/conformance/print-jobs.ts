import { describe, expect, it } from 'vitest'
import type { NewPrintJob } from '../../../../main/app/ports/printing.ts'
import { message } from '../../../../shared/messages/message.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function job(id: string, over: Partial<NewPrintJob> = {}): NewPrintJob {
  return {
    id,
    key: `key-${id}`,
    printerId: 'p1',
    label: null,
    paper: null,
    title: `Label ${id}`,
    content: { kind: 'zpl', zpl: '^XA^XZ', dpi: 203, widthMm: 100, heightMm: 150 },
    state: 'queued',
    detail: null,
    attempts: 0,
    queuedAt: 1,
    changedAt: 1,
    notBefore: 0,
    operator: 'ana',
    reason: null,
    reprintOf: null,
    reprintNumber: 0,
    ...over,
  }
}

export function printJobsConform(open: OpenStore) {
  describe('print jobs', () => {
    const store = freshStore(open)
    const insert = (one: NewPrintJob) => store().write((tx) => store().printJobs.insert(tx, one))
    const claim = async (now = 10, printerId = 'p1') =>
      (await store().write((tx) => store().printJobs.claimNext(tx, printerId, now)))?.id ?? null

    it('keeps the papers of a parcel apart from its labels', async () => {
      const parcel = { fulfillmentId: 'F-1', parcel: 2 }
      await store().write(async (tx) => {
        await store().printJobs.insert(tx, job('label', { label: parcel }))
        await store().printJobs.insert(tx, job('slip', { paper: { ...parcel, kind: 'packing-slip' } }))
      })
      await store().read(async (tx) => {
        const labels = await store().printJobs.ofFulfillment(tx, 'F-1')
        const papers = await store().printJobs.papersOf(tx, 'F-1')
        expect(labels.map(({ id, label, paper }) => [id, label, paper])).toEqual([['label', parcel, null]])
        expect(papers.map(({ id, label, paper }) => [id, label, paper])).toEqual([
          ['slip', null, { ...parcel, kind: 'packing-slip' }],
        ])
      })
    })

    it('inserts a key once and numbers jobs in order', async () => {
      expect(await insert(job('a'))).toEqual({ kind: 'inserted', job: { ...job('a'), sequence: 1 } })
      expect(await insert(job('b', { key: 'key-a' }))).toEqual({
        kind: 'duplicate',
        job: { ...job('a'), sequence: 1 },
      })
      expect((await insert(job('c'))).job.sequence).toBe(2)
      const jobs = store().printJobs
      await store().read(async (tx) => {
        expect(await jobs.byId(tx, 'b')).toBeNull()
        expect(await jobs.byId(tx, 'c')).toEqual({ ...job('c'), sequence: 2 })
        const all = await jobs.list(tx, { printerId: null, states: [], limit: 10 })
        expect(all.map((one) => one.id)).toEqual(['c', 'a'])
        expect(await jobs.list(tx, { printerId: 'p2', states: ['queued'], limit: 10 })).toEqual([])
      })
    })

    it('hands out one job of a printer at a time, none past one that waits', async () => {
      await insert(job('a', { notBefore: 20 }))
      await insert(job('b'))
      await insert(job('other', { printerId: 'p2' }))
      expect(await claim(10)).toBeNull()
      expect(await claim(10, 'p2')).toBe('other')
      const claimed = await store().write((tx) => store().printJobs.claimNext(tx, 'p1', 20))
      expect(claimed).toEqual({
        ...job('a', { notBefore: 20, state: 'sending', attempts: 1, changedAt: 20 }),
        sequence: 1,
      })
      expect(await claim(30)).toBeNull()
    })

    it('changes state only from the state it was seen in', async () => {
      await insert(job('a'))
      await claim()
      const change = {
        state: 'sent',
        detail: message('printing.taken'),
        attempts: 1,
        queuedAt: 1,
        changedAt: 12,
        notBefore: 0,
      }
      const mark = (from: 'queued' | 'sending') =>
        store().write((tx) => store().printJobs.mark(tx, 'a', from, { ...change, state: 'sent' }))
      expect(await mark('queued')).toBe(false)
      expect(await mark('sending')).toBe(true)
      const stored = await store().read((tx) => store().printJobs.byId(tx, 'a'))
      expect(stored).toEqual({ ...job('a'), ...change, sequence: 1 })
    })

    it('finds every label of a fulfilment, however much was printed since, newest first', async () => {
      const of = (fulfillmentId: string, parcel: number) => ({ label: { fulfillmentId, parcel } })
      await insert(job('a', of('F/1', 1)))
      await insert(job('b', of('F/1', 2)))
      await insert(job('other', of('F/11', 1)))
      for (let n = 0; n < 600; n++) await insert(job(`later-${n}`))
      await insert(job('again', { ...of('F/1', 1), reprintOf: 'a', reprintNumber: 1, reason: 'torn' }))
      const found = await store().read((tx) => store().printJobs.ofFulfillment(tx, 'F/1'))
      expect(found.map(({ id, label }) => [id, label?.parcel])).toEqual([
        ['again', 1],
        ['b', 2],
        ['a', 1],
      ])
    })

    it('counts what waits for each printer, and what of it for a person', async () => {
      await insert(job('a', { queuedAt: 7 }))
      await insert(job('b', { queuedAt: 9 }))
      await insert(job('kept', { state: 'held', queuedAt: 3 }))
      await insert(job('asks', { state: 'unknown', printerId: 'p2', queuedAt: 4 }))
      for (const state of ['sent', 'confirmed', 'failed', 'cancelled'] as const)
        await insert(job(state, { state, queuedAt: 1 }))
      expect(await claim()).toBe('a')
      const waiting = await store().read((tx) => store().printJobs.waiting(tx))
      expect(waiting.toSorted((a, b) => a.printerId.localeCompare(b.printerId))).toEqual([
        { printerId: 'p1', byItself: 2, forPerson: 1, since: 3 },
        { printerId: 'p2', byItself: 0, forPerson: 1, since: 4 },
      ])
    })

    it('counts the reprints of a label', async () => {
      await insert(job('a'))
      await insert(job('b', { reprintOf: 'a', reprintNumber: 1, reason: 'smudged' }))
      expect(await store().read((tx) => store().printJobs.countReprints(tx, 'a'))).toBe(1)
    })

    it('refuses what is not a transaction of a store', async () => {
      const copy = store().read((tx) => store().printJobs.byId({ ...tx }, 'a'))
      await expect(copy).rejects.toThrow('not a transaction of this store')
    })
  })
}
