import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../../../main/app/ports/journal-table.ts'
import { anyDocument } from '../../../support/any-document.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function entry(commandId: string, over: Partial<JournalEntry> = {}): Omit<JournalEntry, 'seq'> {
  return {
    commandId,
    at: 100,
    actor: 'ana',
    role: 'lead',
    type: 'orders.hold',
    input: { orderIds: ['o1'], note: 'é' },
    result: { kind: 'done' },
    topics: ['orders'],
    orderIds: ['o1'],
    ...over,
  }
}

export function journalConforms(open: OpenStore) {
  describe('journal', () => {
    const store = freshStore(open)
    const append = (one: Omit<JournalEntry, 'seq'>) => store().write((tx) => tx.journal.append(one))

    it('numbers entries without gaps, a rolled back one included', async () => {
      expect(await append(entry('c1'))).toBe(1)
      const failing = store().write(async (tx) => {
        await tx.journal.append(entry('c2'))
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await append(entry('c3', { role: 'system', orderIds: ['o1', 'o2', 'o1'] }))).toBe(2)
      await store().read(async (tx) => {
        const [first, second] = [
          { seq: 1, ...entry('c1') },
          { seq: 2, ...entry('c3', { role: 'system', orderIds: ['o1', 'o2', 'o1'] }) },
        ]
        expect(await tx.journal.since(0, 10)).toEqual([first, second])
        expect(await tx.journal.since(0, 1)).toEqual([first])
        expect(await tx.journal.since(2, 10)).toEqual([])
        expect(await tx.journal.lastSeq()).toBe(2)
        expect(await tx.journal.byCommandId('c1')).toEqual({ ...first, digest: null })
        expect(await tx.journal.byCommandId('c2')).toBeNull()
        expect(await tx.journal.ofOrder('o1')).toEqual([first, second])
        expect(await tx.journal.ofOrder('o2')).toEqual([second])
      })
    })

    it('is searched by who, at which device, when and about what, the newest first', async () => {
      const at = (device: string) => ({ personId: null, device, confirmedBy: null })
      await append(entry('c1', { at: 100, who: at('Pack 1') }))
      await append(entry('c2', { at: 200, actor: 'Anabel', who: at('Desk'), orderIds: [] }))
      await append(entry('c3', { at: 300, actor: 'switchyard', role: 'system' }))
      await append(entry('c4', { at: 400, actor: 'ben', orderIds: ['o2'] }))
      const all = {
        before: null as number | null,
        limit: 10,
        actor: '',
        device: '',
        orderId: null as string | null,
        from: null as number | null,
        to: null as number | null,
        onlyPeople: false,
      }
      await store().read(async (tx) => {
        const found = async (wanted: Partial<typeof all>) =>
          (await tx.journal.search({ ...all, ...wanted })).map(({ seq }) => seq)
        expect(await found({})).toEqual([4, 3, 2, 1])
        expect(await found({ limit: 2 })).toEqual([4, 3])
        expect(await found({ before: 3 })).toEqual([2, 1])
        expect(await found({ onlyPeople: true })).toEqual([4, 2, 1])
        expect(await found({ actor: 'ANA' })).toEqual([2, 1])
        expect(await found({ actor: 'nobody' })).toEqual([])
        expect(await found({ device: 'pack' })).toEqual([1])
        expect(await found({ device: '%' })).toEqual([])
        expect(await found({ device: '_' })).toEqual([])
        expect(await found({ orderId: 'o1' })).toEqual([3, 1])
        expect(await found({ from: 200, to: 400 })).toEqual([3, 2])
      })
    })

    it('calls commands of earlier versions by their names of today, however they are read', async () => {
      await append(entry('c1', { type: 'orders.auto-release' }))
      await append(entry('c2', { type: 'channels.takeOrderIn' }))
      await append(entry('c3', { type: 'orders.once-so' }))
      const types = ['orders.releaseDue', 'channels.acceptOrder', 'orders.once-so']
      await store().read(async (tx) => {
        expect((await tx.journal.since(0, 10)).map(({ type }) => type)).toEqual(types)
        expect((await tx.journal.ofOrder('o1')).map(({ type }) => type)).toEqual(types)
        expect((await tx.journal.byCommandId('c1'))?.type).toBe('orders.releaseDue')
      })
    })

    it('tells who gave a command, at which device, and who confirmed it', async () => {
      const who = { personId: 'p1', device: 'bench-2', confirmedBy: 'p2' }
      await append(entry('c1', { who }))
      await append(entry('c2', { who: { ...who, confirmedBy: null } }))
      await store().read(async (tx) => {
        expect((await tx.journal.since(0, 10)).map((one) => one.who)).toEqual([
          who,
          { ...who, confirmedBy: null },
        ])
      })
    })

    it('tells what re-planned orders in a span of time', async () => {
      await append(entry('c1', { type: 'orders.reoptimise', at: 5 }))
      await append(entry('c2', { type: 'orders.review', at: 6 }))
      await append(entry('c3', { type: 'orders.decide', at: 6 }))
      await append(entry('c4', { type: 'orders.reoptimise', at: 7 }))
      const found = await store().read((tx) => tx.journal.replannings(5, 7))
      expect(found.map(({ commandId }) => commandId)).toEqual(['c1', 'c2'])
    })

    it('is empty at first', async () => {
      expect(await store().read((tx) => tx.journal.lastSeq())).toBe(0)
    })

    it('refuses a second entry of one command, and all that came with it', async () => {
      await append(entry('c1'))
      const twice = store().write(async (tx) => {
        await tx.settings.put(anyDocument('a'), 1)
        await tx.journal.append(entry('c1', { result: 'other' }))
      })
      await expect(twice).rejects.toThrow()
      await store().read(async (tx) => {
        expect(await tx.settings.get(anyDocument('a'))).toBeNull()
        expect(await tx.journal.since(0, 10)).toEqual([{ seq: 1, ...entry('c1') }])
      })
    })
  })
}
