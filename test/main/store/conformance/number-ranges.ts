import { describe, expect, it } from 'vitest'
import type { NumberRange } from '../../../../shared/domain/number-range.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function range(over: Partial<NumberRange> = {}): NumberRange {
  return {
    id: 'r1',
    accountId: 'dpd-lyon',
    scheme: { kind: 'dpd', depot: '0530' },
    first: 100,
    last: 104,
    next: 100,
    owner: null,
    ...over,
  }
}

export function numberRangesConform(open: OpenStore) {
  describe('number ranges', () => {
    const store = freshStore(open)
    const take = (accountId: string, owner: string | null = null) =>
      store().write(async (tx) => (await tx.numberRanges.take(accountId, owner))?.serial ?? null)

    it('are given out in order, one range after the other, then none', async () => {
      await store().write(async (tx) => {
        await tx.numberRanges.put(range({ id: 'r2', first: 900, last: 901, next: 900 }))
        await tx.numberRanges.put(range({ next: 102 }))
        await tx.numberRanges.put(range({ id: 'r3', accountId: 'dpd-lille', first: 1, last: 9, next: 1 }))
      })
      const taken: (number | null)[] = []
      for (let n = 0; n < 6; n++) taken.push(await take('dpd-lyon'))
      expect(taken).toEqual([102, 103, 104, 900, 901, null])
      expect(await store().read((tx) => tx.numberRanges.left())).toEqual(
        new Map([
          ['dpd-lille', 9],
          ['dpd-lyon', 0],
        ]),
      )
    })

    it('give no number twice to writers at the same time', async () => {
      await store().write((tx) => tx.numberRanges.put(range({ last: 139 })))
      const taken = await Promise.all(Array.from({ length: 50 }, () => take('dpd-lyon')))
      const given = taken.filter((serial) => serial !== null)
      expect([given.length, new Set(given).size]).toEqual([40, 40])
    })

    it('give back a number with the transaction that took it', async () => {
      await store().write((tx) => tx.numberRanges.put(range()))
      const failed = store().write(async (tx) => {
        await tx.numberRanges.take('dpd-lyon')
        throw new Error('no paper')
      })
      await expect(failed).rejects.toThrow('no paper')
      expect(await take('dpd-lyon')).toBe(100)
    })

    it('are leased to a station in blocks, from which it alone takes', async () => {
      await store().write((tx) => tx.numberRanges.put(range()))
      const lease = (owner: string, id: string) =>
        store().write((tx) => tx.numberRanges.lease('dpd-lyon', owner, 2, id))
      expect(await lease('station-1', 'b1')).toEqual(
        range({ id: 'b1', first: 100, last: 101, owner: 'station-1' }),
      )
      expect(await lease('station-2', 'b2')).toMatchObject({ first: 102, last: 103 })
      expect(await take('dpd-lyon', 'station-1')).toBe(100)
      expect(await take('dpd-lyon')).toBe(104)
      expect(await take('dpd-lyon', 'station-2')).toBe(102)
      expect([await take('dpd-lyon'), await lease('station-1', 'b3')]).toEqual([null, null])
      expect(await store().read((tx) => tx.numberRanges.left())).toEqual(new Map([['dpd-lyon', 2]]))
    })
  })
}
