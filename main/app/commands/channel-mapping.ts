import type { MeaningOf } from '../../../shared/contract/channel-mapping.ts'
import type { ChannelPlaces, SkuMapping } from '../../../shared/domain/channel-mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { readAgain } from '../inbound/channel-states.ts'
import { holdBack, resumeUnheld } from '../inbound/resume-unheld.ts'
import { putChannelPlaces } from '../mapping/channel-places.ts'
import { isNameless } from '../mapping/nameless-lines.ts'
import { publishRoutingRules } from '../mapping/routed-orders.ts'
import { openSkuBook } from '../mapping/sku-book.ts'
import { untranslated } from '../mapping/translate-order.ts'
import { admitAllWaiting, admitWaiting, restateWaiting } from '../mapping/waiting-orders.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/**
 * Says what SKUs of channels mean. Orders that waited for them go on; orders before release that were understood
 * otherwise are translated again. `before` given back undoes it.
 */
export async function setMapping(
  context: CommandContext,
  { rows }: { rows: readonly MeaningOf[] },
): Promise<{ before: MeaningOf[]; freed: number }> {
  const before: MeaningOf[] = []
  let freed = 0
  for (const [channelId, some] of Map.groupBy(rows, (row) => row.channelId)) {
    const result = await setChannelMapping(context, channelId, some)
    before.push(...result.before)
    freed += result.freed
  }
  context.touch('channels', 'orders')
  return { before, freed }
}

async function setChannelMapping(
  context: CommandContext,
  channelId: string,
  rows: readonly MeaningOf[],
): Promise<{ before: MeaningOf[]; freed: number }> {
  const { tx, now } = context
  if (!(await tx.channels.get(channelId))) refuse('refusals.unknown.channel', { channel: channelId })
  await refuseUnknownProducts(context, rows)
  const channelSkus = rows.map(({ channelSku }) => channelSku)
  const known = new Map(
    (await tx.skuMappings.ofChannelSkus(channelId, channelSkus)).map((one) => [one.channelSku, one]),
  )
  await tx.skuMappings.put(
    rows.flatMap(({ channelSku, meaning }): SkuMapping[] =>
      meaning.kind === 'none'
        ? []
        : [
            {
              channelId,
              channelSku,
              sku: meaning.kind === 'product' ? meaning.sku : null,
              units: meaning.kind === 'product' ? meaning.units : 1,
            },
          ],
    ),
  )
  await tx.skuMappings.remove(
    channelId,
    rows.filter(({ meaning }) => meaning.kind === 'none').map(({ channelSku }) => channelSku),
  )
  await understandAnew(context, channelId, [...known.keys()])
  const freed = await admitWaiting(context, channelId)
  await restateWaiting(context, channelId)
  const ours = rows.flatMap(({ channelSku, meaning }) => [
    channelSku,
    known.get(channelSku)?.sku ?? channelSku,
    meaning.kind === 'product' ? meaning.sku : channelSku,
  ])
  const products = await tx.products.bySkus([...new Set(ours)])
  await tx.changedStock.mark(
    products.map(({ sku }) => sku),
    now,
  )
  return {
    freed,
    before: channelSkus.map((channelSku) => ({
      channelId,
      channelSku,
      meaning: meaningNow(known.get(channelSku)),
    })),
  }
}

async function refuseUnknownProducts({ tx }: CommandContext, rows: readonly MeaningOf[]): Promise<void> {
  const wanted = rows.flatMap(({ meaning }) => (meaning.kind === 'product' ? [meaning.sku] : []))
  const known = new Set((await tx.products.bySkus([...new Set(wanted)])).map(({ sku }) => sku))
  const unknown = wanted.find((sku) => !known.has(sku))
  if (unknown !== undefined) refuse('refusals.unknown.product', { sku: unknown })
}

function meaningNow(known: SkuMapping | undefined): MeaningOf['meaning'] {
  if (known === undefined) return { kind: 'none' }
  return known.sku === null ? { kind: 'ignored' } : { kind: 'product', sku: known.sku, units: known.units }
}

/**
 * Orders before release whose lines had another meaning wait, with the channel's own SKUs; those that are explained go
 * on at once. A line that was left out is read again from what the channel sent.
 */
async function understandAnew(
  context: CommandContext,
  channelId: string,
  channelSkus: readonly string[],
): Promise<void> {
  const { tx, now } = context
  if (channelSkus.length === 0) return
  const concerned = new Set(channelSkus)
  const ids = await tx.skuMappings.openOrdersWith(channelId, channelSkus)
  for (const { order, state } of await tx.orders.byIds(ids)) {
    const packs = await tx.skuMappings.packsOf(order.id)
    const stale = packs.filter(({ channelSku }) => concerned.has(channelSku))
    if (state === 'allocated') await tx.changedStock.mark(await tx.decisions.undo(order.id, now), now)
    const raw = untranslated(order, stale)
    const kept = packs.filter((pack) => !stale.includes(pack))
    await tx.orders.update(raw)
    await tx.skuMappings.putPacks(order, kept)
    const mapped = new Set(kept.map(({ lineId }) => lineId))
    const open = raw.lines.flatMap(({ id, sku }) => (mapped.has(id) || isNameless(sku) ? [] : [sku]))
    const book = await openSkuBook(tx, channelId, open)
    const waits = open.filter((sku) => concerned.has(sku) || book(sku).kind === 'unknown')
    await tx.skuMappings.setWaiting(order, waits, now)
    if (waits.length > 0) await holdBack(context, order.id)
    else await resumeUnheld(context, [order.id])
    if (stale.some(({ units }) => units === 0)) await readAgain(context, channelId, order.externalId)
    context.about(order.id)
    context.touch('stock')
  }
}

/** A new product that a channel sells already; under another SKU than ours it is mapped too. */
export async function createProduct(
  context: CommandContext,
  call: { channelId: string; channelSku: string; product: Product },
): Promise<{ freed: number }> {
  const { tx } = context
  const { channelId, channelSku, product } = call
  if ((await tx.products.bySkus([product.sku])).length > 0)
    refuse('refusals.mapping.productExists', { sku: product.sku })
  await tx.products.put([product])
  context.newWorld()
  context.touch('stock', 'channels')
  let freed = 0
  if (channelSku !== product.sku) {
    const meaning = { kind: 'product' as const, sku: product.sku, units: 1 }
    freed = (await setMapping(context, { rows: [{ channelId, channelSku, meaning }] })).freed
  }
  return { freed: freed + (await admitAllWaiting(context)) }
}

/**
 * Which sites' stock each location of a channel shows, and whose word routes its orders; all its stock is pushed again.
 */
export async function setLocations(
  context: CommandContext,
  { channelId, ...places }: ChannelPlaces & { channelId: string },
): Promise<Record<string, never>> {
  const { tx, now } = context
  const channel = await tx.channels.get(channelId)
  if (!channel) refuse('refusals.unknown.channel', { channel: channelId })
  const siteIds = places.places.flatMap((place) => place.siteIds)
  const known = new Set((await tx.sites.all()).map(({ id }) => id))
  const unknown = siteIds.find((id) => !known.has(id))
  if (unknown !== undefined) refuse('refusals.unknown.site', { site: unknown })
  const twice = siteIds.find((id, at) => siteIds.indexOf(id) !== at)
  if (twice !== undefined) refuse('refusals.mapping.siteAtTwoLocations', { site: twice })
  await putChannelPlaces(tx, channelId, places)
  await publishRoutingRules(context, channel, places)
  await tx.changedStock.markAll(now)
  context.touch('channels', 'stock')
  return {}
}

export const mappingHandlers: Pick<
  HandlersOf<'channels'>,
  'setMapping' | 'createProduct' | 'setLocations'
> = {
  setMapping,
  createProduct,
  setLocations,
}
