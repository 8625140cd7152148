import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Figures } from '../notify/figures.ts'
import { lastFigure } from '../notify/last-figure.ts'
import { waitingStock } from '../notify/untold-stock.ts'
import type { DifferenceReason, ReconciledSku, RepairState } from '../ports/mapping-tables.ts'
import type { Store } from '../ports/store.ts'

/** Reads the channel's own figures of these SKUs, of which we have `ours`. @throws {ChannelError} */
export type ReadStock = (
  channelSkus: readonly string[],
  ours: ReadonlyMap<string, number>,
) => Promise<ReadonlyMap<string, number>>

/**
 * Compares these products' stock at the channel with ours, and keeps the result. Ours is read before and after
 * theirs: a figure that moved meanwhile is no difference.
 * @throws {ChannelError}
 */
export async function compareStock(
  { store, figures }: { readonly store: Store; readonly figures: Pick<Figures, 'channelStock'> },
  readStock: ReadStock,
  target: { readonly channelId: string; readonly names: ReadonlyMap<string, string> },
  skus: readonly string[],
  startedAt: EpochMs,
  now: () => EpochMs,
): Promise<ReconciledSku[]> {
  const { channelId, names } = target
  const before = await store.read((tx) => figures.channelStock(tx, channelId, skus))
  if (before.length === 0) return []
  const earlier = new Map(before.map(({ channelSku, available }) => [channelSku, available]))
  const theirs = await readStock([...earlier.keys()], earlier)
  const rows = await store.read(async (tx) => {
    const after = await figures.channelStock(tx, channelId, skus)
    const differing = after.filter(({ channelSku, available }) => {
      const figure = theirs.get(channelSku)
      return figure !== undefined && figure !== available
    })
    const waiting = await waitingStock(tx, channelId, differing)
    const ordered = await tx.reconciled.orderedSince(
      channelId,
      differing.map(({ sku }) => sku),
      startedAt,
    )
    const known = await tx.reconciled.ofSkus(
      channelId,
      after.map(({ channelSku }) => channelSku),
    )
    const repairs = new Map(known.map(({ channelSku, repair }) => [channelSku, repair]))
    const rows: ReconciledSku[] = []
    for (const { channelSku, sku, units, available } of after) {
      const figure = theirs.get(channelSku) ?? null
      const isWaiting = waiting.has(channelSku)
      const isEqual = figure === null || figure === available
      const lastTold = isEqual ? null : await lastFigure(tx, channelId, channelSku)
      const reason = isEqual
        ? null
        : reasonOf({
            theirs: figure,
            before: earlier.get(channelSku) ?? null,
            lastTold,
            isWaiting,
            isOrdered: ordered.has(sku),
          })
      rows.push({
        channelId,
        channelSku,
        sku,
        name: names.get(sku) ?? '',
        units,
        ours: available,
        theirs: figure,
        reason,
        repair: repairAfter(repairs.get(channelSku) ?? null, { isEqual, isWaiting, reason }),
        checkedAt: now(),
      })
    }
    return rows
  })
  await store.write((tx) => tx.reconciled.put(rows))
  return rows
}

/** null: nothing that is under way explains the difference. */
export function reasonOf(parts: {
  readonly theirs: number
  /** Ours, before theirs was read. */
  readonly before: number | null
  /** The figure the channel accepted last; null = it was never sent any. */
  readonly lastTold: number | null
  readonly isWaiting: boolean
  readonly isOrdered: boolean
}): DifferenceReason | null {
  const { theirs, before, lastTold, isWaiting, isOrdered } = parts
  if (isWaiting && (lastTold === null || lastTold === theirs || before === theirs)) return 'push-waits'
  if (isOrdered || before === theirs) return 'order-meanwhile'
  return null
}

function repairAfter(
  before: RepairState | null,
  found: { readonly isEqual: boolean; readonly isWaiting: boolean; readonly reason: DifferenceReason | null },
): RepairState | null {
  if (before === null) return null
  if (found.isEqual) return 'repaired'
  if (before === 'repaired') return null
  return found.isWaiting || found.reason !== null ? 'sent' : 'remains'
}
