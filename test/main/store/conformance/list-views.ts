import { describe, expect, it } from 'vitest'
import type { KeptView } from '../../../../main/app/ports/list-view-table.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const columns = [{ id: 'due', width: 120, isShown: true, isPinned: true }]
const MINE: KeptView = {
  id: '1',
  list: 'orders',
  owner: 'ana',
  author: 'Ana',
  view: { name: 'Peak', isShared: false, query: 'q=peak&sort=-value', columns },
}
const SHARED: KeptView = { ...MINE, id: '2', owner: 'bo', view: { ...MINE.view, isShared: true } }
const HIDDEN: KeptView = { ...MINE, id: '3', owner: 'bo' }
const ELSEWHERE: KeptView = { ...SHARED, id: '4', list: 'stock' }

export function listViewsConform(open: OpenStore) {
  describe('list views', () => {
    const store = freshStore(open)

    it('are seen by their owner and, when shared, by everybody; columns are one set a person and list', async () => {
      const changed = { ...MINE, view: { ...MINE.view, name: 'Peak season' } }
      await store().write(async (tx) => {
        for (const view of [MINE, SHARED, HIDDEN, ELSEWHERE, changed]) await tx.listViews.put(view)
        await tx.listViews.putColumns('ana', 'orders', [])
        await tx.listViews.putColumns('ana', 'orders', columns)
      })
      await store().read(async (tx) => {
        expect(await tx.listViews.seenBy('ana', 'orders')).toEqual([changed, SHARED])
        expect(await tx.listViews.columns('ana', 'orders')).toEqual(columns)
        expect(await tx.listViews.columns('bo', 'orders')).toBeNull()
      })
      await store().write(async (tx) => {
        await tx.listViews.remove('1')
        await tx.listViews.putColumns('ana', 'orders', null)
      })
      await store().read(async (tx) => {
        expect(await tx.listViews.get('1')).toBeNull()
        expect(await tx.listViews.columns('ana', 'orders')).toBeNull()
      })
    })
  })
}
