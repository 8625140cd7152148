import { ownerOf } from '../people/owner-of.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export const viewHandlers: HandlersOf<'views'> = {
  async arrange({ tx, touch }, { list, columns }, session) {
    await tx.listViews.putColumns(ownerOf(session), list, columns)
    touch('views')
    return {}
  },
  async save({ tx, touch, actor }, { viewId, list, view }, session) {
    const owner = ownerOf(session)
    const kept = await tx.listViews.get(viewId)
    if (kept !== null && kept.owner !== owner) refuse('refusals.viewOfAnother', { person: kept.author })
    await tx.listViews.put({ id: viewId, list, owner, author: actor, view })
    touch('views')
    return {}
  },
  async remove({ tx, touch }, { viewId }, session) {
    const kept = await tx.listViews.get(viewId)
    if (kept === null) return {}
    const mayTidy = kept.view.isShared && session.role === 'manager'
    if (kept.owner !== ownerOf(session) && !mayTidy) refuse('refusals.viewOfAnother', { person: kept.author })
    await tx.listViews.remove(viewId)
    touch('views')
    return {}
  },
}
