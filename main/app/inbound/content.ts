import { isDeepStrictEqual } from 'node:util'
import { isRoutedTag } from '../../../shared/domain/channel-mapping.ts'
import { isCollected } from '../../../shared/domain/collection.ts'
import { skusOfChannel, withLineEdits } from '../../../shared/domain/line-edits.ts'
import { CHOICE_TAGS, type Order, type OrderState } from '../../../shared/domain/order.ts'
import { withCorrection } from '../../../shared/domain/postal/correct-destination.ts'
import { buyerText } from '../../../shared/domain/shared-parcel.ts'
import type { CommandContext } from '../commands/command.ts'
import type { SkuBook } from '../mapping/sku-book.ts'
import { keepTranslation } from '../mapping/waiting-orders.ts'
import { loseCompanion } from '../merging/companions.ts'
import type { MappedOrder } from '../ports/channel.ts'
import type { LinePack } from '../ports/mapping-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'
import {
  leftAtChannel,
  onlyWentBack,
  openTakenBack,
  takeReportedReturns,
} from '../returns/reported-returns.ts'
import { openAboutOrder } from './open-exception.ts'
import { holdBack, resumeUnheld } from './resume-unheld.ts'
import { understand } from './understand.ts'

/**
 * Merges what a channel says of an order into ours, but for the units that left elsewhere: before its release it is
 * reallocated, after it a person is asked.
 */
export async function mergeContent(
  context: CommandContext,
  known: OrderRecord,
  said: {
    readonly mapped: Extract<MappedOrder, { kind: 'order' }>
    readonly standing: Pick<StandingRecord, 'elsewhere' | 'answers'>
    /** Of the order's lines as they are kept. */
    readonly packs: readonly LinePack[]
  },
  book: SkuBook,
): Promise<void> {
  const { tx, now } = context
  const { mapped, standing, packs } = said
  const translated = understand(mapped, standing, book, { lines: skusOfChannel(known.order), packs })
  if (translated.order === null) return
  const lines = withLineEdits(translated.order.lines, known.order)
  if (lines.length === 0) return
  const { chosen, edits, past, urgency } = known.order
  // What a person entered stands where the channel says nothing.
  const customs = { ...known.order.customs, ...translated.order.customs }
  const order = {
    ...translated.order,
    id: known.order.id,
    destination: withCorrection(known.order.destination, translated.order.destination, now),
    tags: withChoices(known.order, mapped.order),
    lines,
    ...(chosen && { chosen }),
    ...(past && { past }),
    ...knownPlace(known.order, translated.order),
    ...(edits && { edits }),
    ...(urgency && { urgency }),
    ...keptDates(known.order, translated.order),
    ...(Object.keys(customs).length > 0 && { customs }),
  }
  await takeReportedReturns(context, known, mapped.returns ?? [], packs)
  const isFree = BEFORE_RELEASE.includes(known.state)
  const changed = changedFields(known.order, order).filter((field) => isFree || field !== 'customs')
  const fields = await withoutReturns(context, known, order, changed)
  if (fields.length === 0) {
    await keepBeside(context, known.order, order)
    return
  }
  context.about(known.order.id)
  if (!isFree) {
    await openAboutOrder(context, known, {
      reason: 'changed-after-release',
      channelId: known.order.channelId,
      fields: [...fields],
    })
    return
  }
  await tx.orders.update(order)
  if (buyerText(order) !== buyerText(known.order)) await loseCompanion(context, known.order)
  await keepTranslation(context, order, translated)
  if (known.state === 'allocated') {
    const skus = await tx.decisions.undo(order.id, now)
    await tx.changedStock.mark(skus, now)
  } else await resumeUnheld(context, [order.id])
  if (translated.unknown.length > 0) await holdBack(context, order.id)
}

/**
 * What is no change of the work is remembered whatever the order's state: what the channel gave of an address that is
 * corrected here or of a day that is set here, and by which numbers it is declared.
 */
async function keepBeside(
  { tx }: CommandContext,
  known: Order,
  { destination, customs, dates }: Order,
): Promise<void> {
  const { asGiven } = destination
  const kept = {
    ...known,
    destination: { ...known.destination, ...(asGiven && { asGiven }) },
    ...(customs && { customs }),
    ...(dates && { dates }),
  }
  if (!isDeepStrictEqual(asStored(kept), asStored(known))) await tx.orders.update(kept)
}

/**
 * What the shop charged, was paid and has paid back is news whatever the order's state, and nothing is reallocated
 * for it. Returns the order with it.
 */
export async function keepCharges(
  { tx, touch }: CommandContext,
  known: OrderRecord,
  { charges }: Order,
): Promise<OrderRecord> {
  if (charges === undefined || isDeepStrictEqual(charges, known.order.charges)) return known
  const order = { ...known.order, charges }
  await tx.orders.update(order)
  touch('orders')
  return { ...known, order }
}

export const BEFORE_RELEASE: readonly OrderState[] = ['received', 'on-hold', 'backordered', 'allocated']
const MAY_HAVE_LEFT: readonly OrderState[] = ['released', 'packed', 'shipped', 'delivered']

/** Lines that differ only by returned units are not a change: what the channel took back by itself is a return. */
async function withoutReturns(
  context: CommandContext,
  known: OrderRecord,
  order: Order,
  fields: readonly string[],
): Promise<readonly string[]> {
  if (!fields.includes('lines') || !MAY_HAVE_LEFT.includes(known.state)) return fields
  const left = await leftAtChannel(context, known, order)
  await openTakenBack(context, known, left)
  return onlyWentBack(known, order, left) ? fields.filter((field) => field !== 'lines') : fields
}

/** Fields whose change matters to a decision, a label or the people who pack; ids and spelling of an instant do not. */
function changedFields(before: Order, after: Order): string[] {
  const watched = [
    'destination',
    'lines',
    'serviceLevel',
    'shipBy',
    'deliverBy',
    'tags',
    'customerTier',
    'requests',
    'customs',
  ] as const
  const seen = (order: Order) => ({
    ...order,
    destination: { ...order.destination, asGiven: undefined },
    tags: order.tags.filter((tag) => !isRoutedTag(tag)),
  })
  const [old, now] = [seen(before), seen(after)]
  const fields: string[] = watched.filter(
    (field) => !isDeepStrictEqual(asStored(old[field]), asStored(now[field])),
  )
  return howItLeaves(before) === howItLeaves(after) ? fields : [...fields, 'collection']
}

/** Sent, or collected and where. */
function howItLeaves(order: Order): string {
  return isCollected(order) ? `collected/${order.requests?.collectAt ?? ''}` : 'sent'
}

/** Without what is undefined. */
function asStored(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

/** The days that a person set here, beside what the channel says now. */
function keptDates(
  { dates, deliverBy }: Order,
  { deliverBy: told }: Order,
): Partial<Pick<Order, 'dates' | 'deliverBy'>> {
  if (dates === undefined) return {}
  return { dates: { ...dates, told }, deliverBy: dates.deliverBy === undefined ? told : deliverBy }
}

/** Where its point is was learnt here; the channel does not say it. */
function knownPlace({ requests: before }: Order, { requests }: Order): Pick<Order, 'requests'> {
  const point = requests?.pickupPoint
  const place = before?.pickupPoint?.place
  if (point === undefined || point.place !== undefined || place === undefined) return {}
  return before?.pickupPoint?.id === point.id
    ? { requests: { ...requests, pickupPoint: { ...point, place } } }
    : {}
}

/** The channel's tags, and the choices that people here made for the order. */
function withChoices(before: Order, after: Order): string[] {
  const choices: readonly string[] = Object.values(CHOICE_TAGS)
  return [...after.tags, ...before.tags.filter((tag) => choices.includes(tag))]
}
