import type { Sku } from '../../../shared/domain/product.ts'
import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'
import type { LevelReason } from '../../../shared/domain/stock-movement.ts'
import { askAgainForGoods, giveBackUntilCovered } from '../decide/reallocate.ts'
import { settleDoubts } from '../packing/short-pick.ts'
import { putPicture } from '../pictures/put-picture.ts'
import { takePicture } from '../pictures/take-picture.ts'
import type { MovementCause } from '../ports/movement-table.ts'
import type { DemandDifference, LedgerDifference } from '../ports/stock-tables.ts'
import { levelAt } from '../queries/level-at.ts'
import { repairDemand } from '../reconcile/repair-demand.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import { setProductCustoms } from './customs.ts'
import type { HandlersOf } from './handler.ts'
import { Refusal, refuse } from './refusal.ts'
import { handOut, setAside } from './set-aside.ts'

export interface LevelChange {
  readonly siteId: string
  readonly sku: string
  readonly onHand: number
  readonly safety: number
  /** What the person saw; null = set it whatever it is now. */
  readonly expectedOnHand: number | null
  /** Counted unless it is said. */
  readonly reason?: LevelReason
  readonly note?: string
}

/** Sets what was counted; the channels are notified, and orders that waited for the SKU are reallocated. */
export async function setLevel(
  context: CommandContext,
  change: LevelChange,
): Promise<{ before: StockLevel | null }> {
  const { tx, now } = context
  const { siteId, sku, onHand, safety, expectedOnHand, reason = 'counted', note = '' } = change
  if (!(await tx.sites.get(siteId))) refuse('refusals.unknown.site', { site: siteId })
  const before = await levelAt(tx, siteId, sku)
  if (expectedOnHand !== null && (before?.onHand ?? 0) !== expectedOnHand) {
    refuse('refusals.onHandChanged', { now: before?.onHand ?? 0, expected: expectedOnHand })
  }
  // Another safety for the same figure is no count.
  const isCount = before?.onHand !== onHand || before.safety === safety
  await tx.stock.putLevels([{ siteId, sku, onHand, safety }], movementCause(isCount ? reason : null, note))
  context.touch('stock')
  if (isCount) await settleDoubts(context, [{ siteId, sku }])
  await giveBackUntilCovered(context, siteId, sku)
  if (onHand > 0) await askAgainForGoods(context, siteId, [sku])
  await tx.changedStock.mark([sku], now)
  return { before }
}

function movementCause(reason: LevelReason | null, note: string): MovementCause {
  if (reason === 'counted') return { kind: 'counted', note }
  return reason === 'undo' ? { kind: 'undone', note } : { kind: 'adjusted', reason, note }
}

export async function setReserve(
  context: CommandContext,
  reserve: ChannelReserve,
): Promise<Record<string, never>> {
  const { tx, now } = context
  const others = (await tx.stock.reserves()).filter(
    (kept) =>
      kept.sku === reserve.sku && !(kept.channelId === reserve.channelId && kept.siteId === reserve.siteId),
  )
  await tx.stock.replaceReserves([...others, reserve])
  context.newWorld()
  await tx.changedStock.mark([reserve.sku], now)
  context.touch('stock')
  return {}
}

export async function repairLedger(
  context: CommandContext,
  { skus }: { readonly skus: readonly Sku[] | null },
): Promise<{ repaired: LedgerDifference[]; demand: DemandDifference[] }> {
  const { tx, now } = context
  const repaired = await tx.stock.repairLedger(skus)
  await tx.changedStock.mark(
    repaired.map(({ sku }) => sku),
    now,
  )
  const recounted = await repairDemand(tx, now)
  if (repaired.length + recounted.length > 0) context.touch('stock')
  return { repaired, demand: [...recounted] }
}

export function stockHandlers({ printing }: Pick<AppServices, 'printing'>): HandlersOf<'stock'> {
  return {
    setLevel,
    setReserve,
    setAside,
    handOut,
    setCustoms: setProductCustoms,
    putPicture: {
      // The bytes are in the store; the journal says whose picture it was.
      journaled: ({ sku, data }) => ({ sku, isRemoved: data === null }),
      async prepare({ sku, data }) {
        const taken =
          data === null ? null : await takePicture(Buffer.from(data, 'base64'), printing.pictures.drawSmaller)
        if (taken !== null && 'problem' in taken) throw new Refusal(taken.problem)
        return (context) => putPicture(context, sku, taken)
      },
    },
    repairLedger,
  }
}
