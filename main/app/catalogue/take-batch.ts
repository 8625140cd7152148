import type { Product } from '../../../shared/domain/product.ts'
import type { CommandContext } from '../commands/command.ts'
import { askAgainForGoods, giveBackUntilCovered } from '../decide/reallocate.ts'
import { admitAllWaiting } from '../mapping/waiting-orders.ts'
import { settleDoubts } from '../packing/short-pick.ts'
import type { KeptItem, Taken } from '../ports/catalogue.ts'
import { type BesideItem, besideItems } from './beside.ts'
import { type Approval, keepTaking, readingOf, type Taking } from './catalogue-state.ts'
import { changedProduct, compareItem, newProduct, withCustoms } from './compare-item.ts'
import { openingFigures } from './opening-stock.ts'

/** Items seen to in one transaction. */
export const ITEMS_AT_ONCE = 200

/** What a transaction set, for the journal: the cause of each figure. */
export interface TakenNow {
  readonly products: readonly string[]
  readonly levels: readonly {
    readonly siteId: string
    readonly sku: string
    readonly before: number | null
    readonly after: number
  }[]
}

/** Takes the next items of what was approved, and remembers how far it is. */
export async function takeBatch(
  context: CommandContext,
  channelId: string,
  taking: Taking,
): Promise<TakenNow> {
  const { tx, now } = context
  const kept = await tx.catalogue.after(channelId, taking.position, ITEMS_AT_ONCE)
  const currency = (await readingOf(tx, channelId))?.currency ?? null
  const beside = await besideItems(
    tx,
    channelId,
    kept.map(({ item }) => item),
    currency,
  )
  const choices = new Map(taking.approval.choices.map((choice) => [choice.itemId, choice]))
  const done = kept.flatMap((one) => {
    const taken = takenOf(one, beside(one.item), taking.approval, choices.get(one.item.id))
    return taken === null ? [] : [{ ...one, ...taken }]
  })
  const products = done.flatMap(({ taken }) => taken.product ?? [])
  const levels = done.flatMap(({ sku, taken }) => taken.levels.map((level) => ({ ...level, sku })))
  await tx.products.put(products.map(({ after }) => after))
  await openLevels(context, levels)
  await tx.catalogue.put(
    done.map((one) => {
      const here = beside(one.item)
      const product = one.taken.product?.after ?? here.product
      return { ...one, standing: compareItem(one.item, { ...here, product }).standing }
    }),
  )
  const last = kept.at(-1)
  await keepTaking(tx, channelId, {
    ...taking,
    position: last?.position ?? taking.position,
    counts: {
      created: taking.counts.created + products.filter(({ before }) => before === null).length,
      changed: taking.counts.changed + products.filter(({ before }) => before !== null).length,
      opened: taking.counts.opened + levels.length,
    },
    endedAt: kept.length < ITEMS_AT_ONCE ? now : null,
  })
  if (products.length > 0) {
    await admitAllWaiting(context)
    context.newWorld()
  }
  context.touch('channels', 'stock')
  return { products: products.map(({ after }) => after.sku), levels }
}

async function openLevels(context: CommandContext, levels: TakenNow['levels']): Promise<void> {
  const { tx, now } = context
  const skus = [...new Set(levels.map(({ sku }) => sku))]
  const known = new Map(
    (await tx.stock.bySkus(skus)).map((level) => [`${level.siteId}\n${level.sku}`, level]),
  )
  await tx.stock.putLevels(
    levels.map(({ siteId, sku, after }) => ({
      siteId,
      sku,
      onHand: after,
      safety: known.get(`${siteId}\n${sku}`)?.safety ?? 0,
    })),
    { kind: 'shop' },
  )
  const recounted = levels.filter(({ before }) => before !== null)
  await settleDoubts(context, recounted)
  for (const { siteId, sku, after } of recounted)
    if ((known.get(`${siteId}\n${sku}`)?.reserved ?? 0) > after)
      await giveBackUntilCovered(context, siteId, sku)
  for (const [siteId, there] of Map.groupBy(levels, (level) => level.siteId))
    await askAgainForGoods(
      context,
      siteId,
      there.filter(({ after }) => after > 0).map(({ sku }) => sku),
    )
  await tx.changedStock.mark(skus, now)
}

type Choice = Approval['choices'][number]

/** What becomes of one item by what was approved; null = nothing. Decides by what stands here now, not by what was shown. */
export function takenOf(
  { item, waitingUnits }: Pick<KeptItem, 'item' | 'waitingUnits'>,
  beside: BesideItem,
  { newProducts, fields, stock }: Approval,
  choice: Choice | undefined,
): { readonly sku: string; readonly taken: Taken } | null {
  const compared = compareItem(item, beside)
  if (compared.sku === null || compared.standing === 'left-out' || choice?.leave === true) return null
  if (compared.standing === 'new' && !newProducts) return null
  const before = beside.product
  const after: Product =
    before === null
      ? newProduct(item, beside, compared.sku)
      : withCustoms(changedProduct(before, compared.differences, choice?.fields ?? fields), item)
  const isChanged = before === null || JSON.stringify(before) !== JSON.stringify(after)
  const figures = stock === null ? [] : openingFigures(item, waitingUnits, stock.sites, beside.levels)
  const levels = figures
    .filter(({ isCounted, onHand, before: there }) =>
      isCounted ? choice?.recount === true && onHand !== there : true,
    )
    .map(({ siteId, onHand, before: there }) => ({ siteId, before: there, after: onHand }))
  if (!isChanged && levels.length === 0) return null
  return { sku: compared.sku, taken: { product: isChanged ? { before, after } : null, levels } }
}
