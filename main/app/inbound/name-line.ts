import { cancelOrder } from '../commands/cancel-order.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { isNameless } from '../mapping/nameless-lines.ts'
import { askAboutNameless } from './lines-without-sku.ts'
import { resumeUnheld } from './resume-unheld.ts'

/**
 * A person says which product a line without a SKU is; null = it needs no shipping. Once each is answered the order
 * continues; one with nothing to ship is closed here without notifying its channel. @throws {Refusal}
 */
export async function nameLine(
  context: CommandContext,
  { orderId, lineId, sku }: { orderId: string; lineId: string; sku: string | null },
): Promise<Record<string, never>> {
  const { tx, now } = context
  const [known] = await tx.orders.byIds([orderId])
  const [standing] = await tx.standings.ofOrders([orderId])
  const line = known?.order.lines.find(({ id }) => id === lineId)
  if (!known || !standing || !line || !isNameless(line.sku)) refuse('refusals.orders.lineIsKnown')
  if (sku !== null && (await tx.products.bySkus([sku])).length === 0)
    refuse('refusals.unknown.product', { sku })
  const { order } = known
  const lines = order.lines.flatMap((one) => {
    if (one.id !== lineId) return [one]
    return sku === null ? [] : [{ ...one, sku }]
  })
  const open = lines.filter((one) => isNameless(one.sku))
  const holders = standing.holders.filter((one) => one !== 'nameless' || open.length > 0)
  await tx.standings.put([{ ...standing, holders, answers: [...standing.answers, { lineId, sku }] }])
  context.about(orderId)
  context.touch('orders', 'exceptions')
  if (lines.length === 0) {
    await cancelOrder(context, order)
    await tx.exceptions.close(orderId, null, 'cleared', now)
    return {}
  }
  await tx.orders.update({ ...order, lines })
  if (sku !== null) {
    const packs = await tx.skuMappings.packsOf(orderId)
    const { unitPriceCents } = line
    await tx.skuMappings.putPacks(order, [
      ...packs,
      { lineId, channelSku: line.sku, units: 1, unitPriceCents },
    ])
    await tx.changedStock.mark([sku], now)
  }
  await askAboutNameless(
    context,
    known,
    open.map(({ id, title, sku, quantity }) => ({
      lineId: id,
      title: title ?? sku,
      quantity,
      grossCents: 0,
    })),
  )
  await resumeUnheld(context, [orderId])
  return {}
}
