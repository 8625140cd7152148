import { describe, expect, it } from 'vitest'
import type { PruneCursor } from '../../../../main/app/ports/retention-table.ts'
import type { Tx } from '../../../../main/app/ports/store.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const ALL = {
  seen: 'every-site',
  sku: null,
  search: '',
  siteId: null,
  kind: null,
  before: null,
  limit: 10,
} as const

export function movementsConform(open: OpenStore) {
  describe('movements of stock', () => {
    const store = freshStore(open)
    const level = (sku: string, onHand: number, siteId = 'LILLE') => ({ sku, onHand, siteId, safety: 0 })
    const found = async (wanted: Partial<typeof ALL> | object) =>
      (await store().read((tx) => tx.movements.search({ ...ALL, ...wanted }))).map(
        ({ sku, siteId, change, onHand, kind }) => `${sku} ${siteId} ${change} ${onHand} ${kind}`,
      )

    it('say what changed a figure, who did it and why; the same figure is one only when it was counted', async () => {
      await store().write(async (tx) => {
        Object.assign(tx.changedBy, { actor: 'Ana', commandId: 'c1', at: 5 })
        await tx.stock.putLevels([level('A', 5), level('B', 2, 'LYON'), level('C', 0)])
        await tx.stock.putLevels([level('A', 3)], { kind: 'adjusted', reason: 'lost', note: 'shelf 3' })
        await tx.stock.putLevels([level('A', 3)])
        await tx.stock.putLevels([level('A', 3)], { kind: 'counted' })
        await tx.stock.removeLevels([{ siteId: 'LYON', sku: 'B', onHand: 2 }])
      })
      expect(await found({})).toEqual([
        'B LYON -2 0 undone',
        'A LILLE 0 3 counted',
        'A LILLE -2 3 adjusted',
        'B LYON 2 2 imported',
        'A LILLE 5 5 imported',
      ])
      const [lost] = await store().read((tx) => tx.movements.search({ ...ALL, kind: 'adjusted' }))
      expect(lost).toMatchObject({
        actor: 'Ana',
        commandId: 'c1',
        at: 5,
        reason: 'lost',
        note: 'shelf 3',
        orderId: null,
      })
    })

    it('are found by SKU, name, site and kind, page by page, at sites that are seen', async () => {
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('A', 5), level('Ab', 2, 'LYON'), level('A', 4, 'LYON')])
        await tx.stock.putLevels([level('A', 6)], { kind: 'received' })
      })
      expect(await found({ sku: 'A', siteId: 'LYON' })).toEqual(['A LYON 4 4 imported'])
      expect(await found({ search: 'AB' })).toEqual(['Ab LYON 2 2 imported'])
      expect(await found({ kind: 'received' })).toEqual(['A LILLE 1 6 received'])
      expect((await found({ seen: ['LILLE'] })).length).toBe(2)
      expect(await found({ seen: [] })).toEqual([])
      const [first, second] = await store().read((tx) => tx.movements.search({ ...ALL, limit: 2 }))
      expect(await found({ before: second?.no })).toEqual((await found({})).slice(2))
      expect(first!.no).toBeGreaterThan(second!.no)
    })

    it('are forgotten with the journal', async () => {
      for (const at of [10, 20, 30])
        await store().write(async (tx) => {
          Object.assign(tx.changedBy, { at })
          await tx.stock.putLevels([level('A', at)])
        })
      let after: PruneCursor | null = null
      do {
        const slice: Parameters<Tx['retention']['prune']>[1] = { before: 25, after, limit: 1 }
        after = (await store().write((tx) => tx.retention.prune('journal', slice))).next
      } while (after !== null)
      expect(await found({})).toEqual(['A LILLE 10 30 imported'])
    })
  })
}
