import { ownerOf } from '../people/owner-of.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function viewRoutes({ views }: Procedures, { store }: Pick<AppServices, 'store'>) {
  return {
    views: {
      of: views.of.handler(({ input: { list }, context }) =>
        store.read(async (tx) => {
          const owner = ownerOf(context.session)
          const seen = (await tx.listViews.seenBy(owner, list)).map((kept) => ({
            ...kept.view,
            id: kept.id,
            author: kept.author,
            isOwn: kept.owner === owner,
          }))
          return {
            columns: await tx.listViews.columns(owner, list),
            views: seen.sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.name.localeCompare(b.name)),
          }
        }),
      ),
    },
  }
}
