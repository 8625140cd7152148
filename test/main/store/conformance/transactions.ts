import { describe, expect, it } from 'vitest'
import { anyDocument } from '../../../support/any-document.ts'
import { storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

export function transactionsConform(open: OpenStore) {
  describe('transactions', () => {
    const store = freshStore(open)

    it('rolls back everything when the work throws', async () => {
      const work = store().write(async (tx) => {
        await tx.settings.put(anyDocument('a'), 1)
        await tx.orders.insert([storedOrder('o1')], 5)
        throw new Error('no')
      })
      await expect(work).rejects.toThrow('no')
      expect(
        await store().read(async (tx) => [
          await tx.settings.get(anyDocument('a')),
          await tx.orders.byIds(['o1']),
        ]),
      ).toEqual([null, []])
    })

    it('refuses to write in a read', async () => {
      await expect(store().read((tx) => tx.settings.put(anyDocument('a'), 1))).rejects.toThrow(
        'A read cannot write',
      )
    })

    it('refuses a transaction that is over', async () => {
      const tx = await store().write(async (inside) => inside)
      await expect(tx.settings.get(anyDocument('a'))).rejects.toThrow('This transaction is over')
      await expect(tx.decisions.commit([])).rejects.toThrow('This transaction is over')
    })

    it('refuses a write inside a write', async () => {
      const nested = store().write(() => store().write(async () => 1))
      await expect(nested).rejects.toThrow('A write inside a write')
      expect(await store().write(async () => 2)).toBe(2)
    })

    it('queues writers, so that what one read still holds when it writes', async () => {
      await store().write((tx) => tx.settings.put(anyDocument('n'), 0))
      const add = () =>
        store().write(async (tx) => {
          const before = Number(await tx.settings.get(anyDocument('n')))
          await new Promise((resolve) => setImmediate(resolve))
          await tx.settings.put(anyDocument('n'), before + 1)
        })
      await Promise.all(Array.from({ length: 20 }, add))
      expect(await store().read((tx) => tx.settings.get(anyDocument('n')))).toBe(20)
    })

    it('reads what was committed before, while a writer is at work', async () => {
      await store().write((tx) => tx.settings.put(anyDocument('a'), 'before'))
      let finish = () => {}
      const finished = new Promise<void>((resolve) => {
        finish = resolve
      })
      let begun = () => {}
      const hasBegun = new Promise<void>((resolve) => {
        begun = resolve
      })
      const writer = store().write(async (tx) => {
        await tx.settings.put(anyDocument('a'), 'after')
        begun()
        await finished
      })
      await hasBegun
      const seen = await Promise.all(
        Array.from({ length: 10 }, () => store().read((tx) => tx.settings.get(anyDocument('a')))),
      )
      expect(seen).toEqual(Array.from({ length: 10 }, () => 'before'))
      finish()
      await writer
      expect(await store().read((tx) => tx.settings.get(anyDocument('a')))).toBe('after')
    })

    it('shows one moment to a read, whatever is written meanwhile', async () => {
      await store().write((tx) => tx.settings.put(anyDocument('a'), 1))
      const seen = await store().read(async (tx) => {
        const first = await tx.settings.get(anyDocument('a'))
        await store().write((other) => other.settings.put(anyDocument('a'), 2))
        return [first, await tx.settings.get(anyDocument('a'))]
      })
      expect(seen).toEqual([1, 1])
    })

    it('goes on after a writer failed', async () => {
      const results = await Promise.allSettled([
        store().write(async () => {
          throw new Error('first')
        }),
        store().write((tx) => tx.settings.put(anyDocument('a'), 'second')),
      ])
      expect(results.map((one) => one.status)).toEqual(['rejected', 'fulfilled'])
      expect(await store().read((tx) => tx.settings.get(anyDocument('a')))).toBe('second')
    })

    it('refuses work after it was closed', async () => {
      await store().close()
      await expect(store().read((tx) => tx.settings.get(anyDocument('a')))).rejects.toThrow(
        'The store is closed',
      )
      await expect(store().write((tx) => tx.settings.put(anyDocument('a'), 1))).rejects.toThrow(
        'The store is closed',
      )
    })
  })
}
