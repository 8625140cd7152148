import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'
import { askAgainForGoods, giveBackUntilCovered } from '../decide/reallocate.ts'
import { settleDoubts } from '../packing/short-pick.ts'
import { putPicture } from '../pictures/put-picture.ts'
import { takePicture } from '../pictures/take-picture.ts'
import type { LedgerDifference } from '../ports/stock-tables.ts'
import { repairDemand } from '../reconcile/repair-demand.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import { setProductCustoms } from './customs.ts'
import type { HandlersOf } from './handler.ts'
import { Refusal, refuse } from './refusal.ts'

export interface LevelChange {
  readonly siteId: string
  readonly sku: string
  readonly onHand: number
  readonly safety: number
  /** What the person saw; null = set it whatever it is now. */
  readonly expectedOnHand: number | null
}

/** Sets what was counted; the channels are notified, and orders that waited for the SKU are reallocated. */
export async function setLevel(
  context: CommandContext,
  change: LevelChange,
): Promise<{ before: StockLevel | null }> {
  const { tx, now } = context
  const { siteId, sku, onHand, safety, expectedOnHand } = change
  if (!(await tx.sites.get(siteId))) refuse('refusals.unknown.site', { site: siteId })
  const before = (await tx.stock.bySkus([sku])).find((level) => level.siteId === siteId) ?? null
  if (expectedOnHand !== null && (before?.onHand ?? 0) !== expectedOnHand) {
    refuse('refusals.onHandChanged', { now: before?.onHand ?? 0, expected: expectedOnHand })
  }
  await tx.stock.putLevels([{ siteId, sku, onHand, safety }])
  context.touch('stock')
  // Another safety for the same figure is no count.
  if (before?.onHand !== onHand || before.safety === safety) await settleDoubts(context, [{ siteId, sku }])
  await giveBackUntilCovered(context, siteId, sku)
  if (onHand > 0) await askAgainForGoods(context, siteId, [sku])
  await tx.changedStock.mark([sku], now)
  return { before }
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

export async function repairLedger(context: CommandContext): Promise<{ repaired: LedgerDifference[] }> {
  const { tx, now } = context
  const repaired = await tx.stock.repairLedger()
  await tx.changedStock.mark(
    repaired.map(({ sku }) => sku),
    now,
  )
  const recounted = await repairDemand(tx, now)
  if (repaired.length + recounted.length > 0) context.touch('stock')
  return { repaired }
}

export function stockHandlers({ printing }: Pick<AppServices, 'printing'>): HandlersOf<'stock'> {
  return {
    setLevel,
    setReserve,
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
