import { isDeepStrictEqual } from 'node:util'
import { cancelOrder } from '../commands/cancel-order.ts'
import type { CommandContext } from '../commands/command.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import { resumeUnheld } from '../inbound/resume-unheld.ts'
import { isNameless } from './nameless-lines.ts'
import { openSkuBook } from './sku-book.ts'
import { meantSkus } from './suggest-products.ts'
import { type TranslatedOrder, translateOrder } from './translate-order.ts'

/** Orders that go on in one transaction; what is over waits for the next cause. */
const MOST = 5_000
/** SKUs that the exception names; it counts them all. */
const NAMED = 12

/** Keeps what a translated order's lines were and what it waits for; the order itself is written by the caller. */
export async function keepTranslation(
  { tx, now }: CommandContext,
  order: { readonly id: string; readonly channelId: string },
  { packs, unknown }: TranslatedOrder,
): Promise<void> {
  await tx.skuMappings.putPacks(order, packs)
  await tx.skuMappings.setWaiting(order, unknown, now)
}

/**
 * Orders on hold whose SKUs are explained meanwhile, by a mapping or by a new product, are to be decided at once;
 * one of which no line is ours is closed here without a word to its channel. Returns how many go on.
 */
export async function admitWaiting(context: CommandContext, channelId: string): Promise<number> {
  const { tx, now } = context
  const waiting = await tx.skuMappings.waiting(channelId)
  if (waiting.length === 0) return 0
  const skus = waiting.map(({ channelSku }) => channelSku)
  const explains = await openSkuBook(tx, channelId, skus)
  const explained = skus.filter((sku) => explains(sku).kind !== 'unknown')
  if (explained.length === 0) return 0
  const ids = await tx.skuMappings.waitingOrders(channelId, explained, MOST)
  const records = await tx.orders.byIds(ids)
  const book = await openSkuBook(
    tx,
    channelId,
    records.flatMap(({ order }) => order.lines.map(({ sku }) => sku)),
  )
  let freed = 0
  for (const { order } of records) {
    const kept = await tx.skuMappings.packsOf(order.id)
    const understood = new Set(kept.map(({ lineId }) => lineId))
    const open = order.lines.filter(({ id, sku }) => !understood.has(id) && !isNameless(sku))
    const translated = translateOrder({ ...order, lines: open }, book, null)
    const newLines = new Map(translated.order?.lines.map((line) => [line.id, line]))
    const lines = order.lines.flatMap((line) =>
      understood.has(line.id) || isNameless(line.sku) ? [line] : (newLines.get(line.id) ?? []),
    )
    await keepTranslation(context, order, { ...translated, packs: [...kept, ...translated.packs] })
    context.about(order.id)
    if (lines.length === 0) {
      await cancelOrder(context, order)
      await tx.exceptions.close(order.id, null, 'cleared', now)
      continue
    }
    await tx.orders.update({ ...order, lines })
    if (translated.unknown.length === 0) freed += (await resumeUnheld(context, [order.id])).length
  }
  if (ids.length > 0) context.touch('orders', 'channels')
  return freed
}

/**
 * One exception per channel counts unknown SKUs and waiting orders and says what the SKUs may stand for; it closes
 * when none wait. The catalogue is read when other SKUs are named than before, and when `hasNewProducts`.
 */
export async function restateWaiting(
  context: CommandContext,
  channelId: string,
  hasNewProducts = false,
): Promise<void> {
  const { tx } = context
  const id = `unmapped-skus/${channelId}`
  const waiting = await tx.skuMappings.waiting(channelId)
  if (waiting.length === 0) return restateGrouped(context, id, null)
  const skus = waiting.slice(0, NAMED).map(({ channelSku }) => channelSku)
  const said = hasNewProducts ? undefined : (await tx.exceptions.get(id))?.cause
  const isSame = said?.reason === 'unmapped-skus' && isDeepStrictEqual(said.skus, skus)
  await restateGrouped(context, id, {
    reason: 'unmapped-skus',
    channelId,
    skus,
    meant: isSame ? said.meant : meantSkus(await tx.products.all(), skus),
    count: waiting.length,
    orders: await tx.skuMappings.countWaiting(channelId),
  })
}

/** New products may explain what orders of any channel wait for. Returns how many go on. */
export async function admitAllWaiting(context: CommandContext): Promise<number> {
  let freed = 0
  for (const channelId of await context.tx.skuMappings.channelsWaiting()) {
    freed += await admitWaiting(context, channelId)
    await restateWaiting(context, channelId, true)
  }
  return freed
}
