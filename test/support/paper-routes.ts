import { PAPER_ROUTES, type PaperKind } from '../../shared/domain/paper-routes.ts'
import type { LabellingRoom } from './labelling-room.ts'

/** These papers come out where the labels do, at every site. */
export async function printWithLabels({ room }: LabellingRoom, ...papers: PaperKind[]): Promise<void> {
  await room.room.store.write(async (tx) => {
    const sites = await tx.sites.all()
    const routes = sites.flatMap(({ id }) =>
      papers.map((paper) => ({
        paper,
        at: { kind: 'site', siteId: id } as const,
        place: { kind: 'labels' } as const,
      })),
    )
    await tx.settings.put(PAPER_ROUTES, routes)
  })
}
