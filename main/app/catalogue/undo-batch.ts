import type { Product } from '../../../shared/domain/product.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { CommandContext } from '../commands/command.ts'
import { giveBackUntilCovered } from '../decide/reallocate.ts'
import type { Taken } from '../ports/catalogue.ts'
import { besideItems } from './beside.ts'
import { keepTaking, readingOf, type Taking } from './catalogue-state.ts'
import { compareItem } from './compare-item.ts'
import { ITEMS_AT_ONCE, type TakenNow } from './take-batch.ts'

/**
 * Takes the next items back to what they were. A product or a level that somebody has changed or used since stays as it
 * is, and is counted.
 */
export async function undoBatch(
  context: CommandContext,
  channelId: string,
  taking: Taking,
): Promise<TakenNow> {
  const { tx, now } = context
  const { undo } = taking
  assert(undo !== null, 'nothing is to be undone')
  const kept = await tx.catalogue.after(channelId, undo.position, ITEMS_AT_ONCE)
  const items = kept.flatMap(({ sku, taken }) => (taken === null || sku === null ? [] : [{ sku, ...taken }]))
  const levels = await undoLevels(context, items)
  const products = await undoProducts(context, items)
  const undone = kept.filter(({ taken }) => taken !== null)
  const beside = await besideItems(
    tx,
    channelId,
    undone.map(({ item }) => item),
    (await readingOf(tx, channelId))?.currency ?? null,
  )
  await tx.catalogue.put(
    undone.map((one) => ({
      ...one,
      standing: compareItem(one.item, beside(one.item)).standing,
      taken: null,
    })),
  )
  await tx.changedStock.mark(
    levels.map(({ sku }) => sku),
    now,
  )
  const wanted = items.reduce((sum, one) => sum + one.levels.length + (one.product === null ? 0 : 1), 0)
  const { counts } = undo
  await keepTaking(tx, channelId, {
    ...taking,
    undo: {
      ...undo,
      position: kept.at(-1)?.position ?? undo.position,
      counts: {
        created: counts.created + products.removed.length,
        changed: counts.changed + products.restored.length,
        opened: counts.opened + levels.length,
      },
      kept: undo.kept + wanted - levels.length - products.removed.length - products.restored.length,
      endedAt: kept.length < ITEMS_AT_ONCE ? now : null,
    },
  })
  context.newWorld()
  context.touch('channels', 'stock')
  return { products: [...products.removed, ...products.restored], levels }
}

interface TakenItem extends Taken {
  readonly sku: string
}

async function undoLevels(context: CommandContext, items: readonly TakenItem[]): Promise<TakenNow['levels']> {
  const { tx } = context
  const skus = items.flatMap(({ sku, levels }) => (levels.length === 0 ? [] : sku))
  const now = new Map((await tx.stock.bySkus(skus)).map((level) => [`${level.siteId}\n${level.sku}`, level]))
  const asTaken = items
    .flatMap(({ sku, levels }) => levels.map((level) => ({ ...level, sku })))
    .filter(({ siteId, sku, after }) => now.get(`${siteId}\n${sku}`)?.onHand === after)
  const removed = await tx.stock.removeLevels(
    asTaken
      .filter(({ before }) => before === null)
      .map(({ siteId, sku, after }) => ({ siteId, sku, onHand: after })),
  )
  const isRemoved = new Set(removed.map(({ siteId, sku }) => `${siteId}\n${sku}`))
  const restored = asTaken.filter(({ before }) => before !== null)
  await tx.stock.putLevels(
    restored.map(({ siteId, sku, before }) => ({
      siteId,
      sku,
      onHand: before ?? 0,
      safety: now.get(`${siteId}\n${sku}`)?.safety ?? 0,
    })),
    { kind: 'undone' },
  )
  for (const { siteId, sku } of restored) await giveBackUntilCovered(context, siteId, sku)
  return asTaken
    .filter(({ siteId, sku, before }) => before !== null || isRemoved.has(`${siteId}\n${sku}`))
    .map(({ siteId, sku, before, after }) => ({ siteId, sku, before: after, after: before ?? 0 }))
}

async function undoProducts(
  { tx }: CommandContext,
  items: readonly TakenItem[],
): Promise<{ removed: string[]; restored: string[] }> {
  const taken = items.flatMap(({ product }) => product ?? [])
  const now = new Map(
    (await tx.products.bySkus(taken.map(({ after }) => after.sku))).map((one) => [one.sku, one]),
  )
  const asTaken = taken.filter(({ after }) => isSame(now.get(after.sku), after))
  const restored = asTaken.flatMap(({ before }) => before ?? [])
  await tx.products.put(restored)
  const removed = await tx.products.removeUnused(
    asTaken.filter(({ before }) => before === null).map(({ after }) => after.sku),
  )
  return { removed, restored: restored.map(({ sku }) => sku) }
}

function isSame(one: Product | undefined, other: Product): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}
