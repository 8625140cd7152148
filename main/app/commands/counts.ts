import type { Sku } from '../../../shared/domain/product.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import {
  type CountLine,
  countDifference,
  mayBeInPicking,
  type StockCount,
} from '../../../shared/domain/stock-count.ts'
import { askAgainForGoods, giveBackUntilCovered } from '../decide/reallocate.ts'
import { settleDoubts } from '../packing/short-pick.ts'
import type { Tx } from '../ports/store.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

const MOST_LINES = 10_000

interface Which {
  readonly countId: string
  readonly siteId: string
}

export const countHandlers: HandlersOf<'counts'> = {
  async start(context, { siteId, name, search, onlyDoubted }) {
    const { tx, now } = context
    if (!(await tx.sites.get(siteId))) refuse('refusals.unknown.site', { site: siteId })
    const skus = await tx.counts.skusAt(siteId, { search, onlyDoubted }, MOST_LINES + 1)
    if (skus.length === 0) refuse('refusals.counts.nothing')
    if (skus.length > MOST_LINES) refuse('refusals.counts.tooMany', { most: MOST_LINES })
    const id = context.newId()
    await tx.counts.put({
      id,
      siteId,
      name,
      state: 'open',
      startedAt: now,
      startedBy: context.actor,
      endedAt: null,
    })
    await tx.counts.putLines(id, skus.map(uncounted))
    context.touch('counts')
    return { countId: id, lines: skus.length }
  },

  async enter(context, { code, quantity, how, ...which }) {
    const { tx } = context
    const count = await openCount(tx, which)
    const sku = await skuOf(tx, count, code)
    const before = (await tx.counts.line(count.id, sku))?.counted ?? null
    const counted = quantity === null ? null : how === 'add' ? (before ?? 0) + quantity : quantity
    await enterLines(context, count, new Map([[sku, counted]]))
    const [product] = await tx.products.bySkus([sku])
    return { sku, name: product?.name ?? sku, counted, before }
  },

  async enterRest(context, which) {
    const count = await openCount(context.tx, which)
    const rest = await context.tx.counts.lines(count.id, 'open')
    await enterLines(context, count, new Map(rest.map(({ sku }) => [sku, 0])))
    return { lines: rest.length }
  },

  async book(context, { withPicking, ...which }) {
    const { tx, now } = context
    const count = await openCount(tx, which)
    const counted = await tx.counts.lines(count.id, 'counted')
    const booked = counted.filter((line) => withPicking || !mayBeInPicking(line))
    if (booked.length === 0) refuse('refusals.counts.noneCounted')
    const levels = await levelsAt(tx, count, booked)
    const changes = booked.map((line) => {
      const onHand = levels.get(line.sku)?.onHand ?? 0
      return { line, change: Math.max(0, onHand + (countDifference(line) ?? 0)) - onHand }
    })
    await change(context, count, changes, 'counted')
    await tx.counts.putLines(
      count.id,
      changes.map(({ line, change: units }) => ({ ...line, booked: units })),
    )
    await tx.counts.put({ ...count, state: 'booked', endedAt: now })
    return {
      changed: changes.filter(({ change: units }) => units !== 0).length,
      units: changes.reduce((sum, { change: units }) => sum + units, 0),
      left: counted.length - booked.length,
    }
  },

  async unbook(context, which) {
    const { tx } = context
    const count = await countOf(tx, which)
    if (count.state !== 'booked') refuse('refusals.counts.notBooked')
    const booked = (await tx.counts.lines(count.id, 'counted')).filter((line) => line.booked !== null)
    const levels = await levelsAt(tx, count, booked)
    const changes = booked.map((line) => {
      const onHand = levels.get(line.sku)?.onHand ?? 0
      return { line, change: Math.max(0, onHand - (line.booked ?? 0)) - onHand }
    })
    await change(
      context,
      count,
      changes.filter(({ change: units }) => units !== 0),
      'undone',
    )
    await tx.counts.putLines(
      count.id,
      booked.map((line) => ({ ...line, booked: null })),
    )
    await tx.counts.put({ ...count, state: 'open', endedAt: null })
    return { changed: changes.filter(({ change: units }) => units !== 0).length }
  },

  async drop(context, { isDropped, ...which }) {
    const { tx, now } = context
    const count = await countOf(tx, which)
    if (count.state === 'booked') refuse('refusals.counts.ended')
    await tx.counts.put({
      ...count,
      state: isDropped ? 'dropped' : 'open',
      endedAt: isDropped ? now : null,
    })
    context.touch('counts')
    return {}
  },
}

function uncounted(sku: Sku): CountLine {
  return {
    sku,
    counted: null,
    expected: 0,
    packed: 0,
    picking: 0,
    countedAt: null,
    countedBy: '',
    booked: null,
  }
}

/** @throws {Refusal} there is no such count at the site */
async function countOf(tx: Tx, { countId, siteId }: Which): Promise<StockCount> {
  const count = await tx.counts.get(countId)
  return count?.siteId === siteId ? count : refuse('refusals.counts.unknown')
}

/** @throws {Refusal} it has ended */
async function openCount(tx: Tx, which: Which): Promise<StockCount> {
  const count = await countOf(tx, which)
  if (count.state !== 'open') refuse('refusals.counts.ended')
  return count
}

/** What was scanned or typed. @throws {Refusal} nothing has that code */
async function skuOf(tx: Tx, count: StockCount, code: string): Promise<Sku> {
  if ((await tx.counts.line(count.id, code)) !== null) return code
  const product = await tx.products.byScan(code)
  return product?.sku ?? refuse('refusals.unknown.product', { sku: code })
}

async function enterLines(
  context: CommandContext,
  count: StockCount,
  counted: ReadonlyMap<Sku, number | null>,
): Promise<void> {
  const { tx, now, actor } = context
  const levels = await levelsAt(
    tx,
    count,
    [...counted.keys()].map((sku) => ({ sku })),
  )
  const handled = await tx.counts.handledAt(count.siteId)
  await tx.counts.putLines(
    count.id,
    [...counted].map(([sku, units]) =>
      units === null
        ? uncounted(sku)
        : {
            sku,
            counted: units,
            expected: levels.get(sku)?.onHand ?? 0,
            packed: handled.get(sku)?.packed ?? 0,
            picking: handled.get(sku)?.picking ?? 0,
            countedAt: now,
            countedBy: actor,
            booked: null,
          },
    ),
  )
  context.touch('counts')
}

async function levelsAt(
  tx: Tx,
  { siteId }: Pick<StockCount, 'siteId'>,
  lines: readonly Pick<CountLine, 'sku'>[],
): Promise<ReadonlyMap<Sku, StockLevel>> {
  const levels = await tx.stock.bySkus(lines.map(({ sku }) => sku))
  return new Map(levels.filter((level) => level.siteId === siteId).map((level) => [level.sku, level]))
}

/** Adds to stock what the lines say; orders that lose their units, or wait for some, are reallocated. */
async function change(
  context: CommandContext,
  { siteId, name }: StockCount,
  changes: readonly { readonly line: CountLine; readonly change: number }[],
  kind: 'counted' | 'undone',
): Promise<void> {
  const { tx, now } = context
  const lines = changes.map(({ line }) => line)
  const levels = await levelsAt(tx, { siteId }, lines)
  const put = changes.map(({ line: { sku }, change: units }) => {
    const { onHand = 0, safety = 0 } = levels.get(sku) ?? {}
    return { siteId, sku, onHand: onHand + units, safety }
  })
  await tx.stock.putLevels(put, { kind, note: name })
  if (kind === 'counted') await settleDoubts(context, put)
  for (const { sku, onHand } of put)
    if ((levels.get(sku)?.reserved ?? 0) > onHand) await giveBackUntilCovered(context, siteId, sku)
  const more = changes.filter(({ change: units }) => units > 0).map(({ line: { sku } }) => sku)
  if (more.length > 0) await askAgainForGoods(context, siteId, more)
  await tx.changedStock.mark(
    lines.map(({ sku }) => sku),
    now,
  )
  context.touch('stock', 'counts')
}
