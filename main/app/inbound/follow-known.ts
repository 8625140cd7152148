import { noWorkMessage } from '../../../shared/domain/no-work.ts'
import { CLOSED_STATES, type OrderId } from '../../../shared/domain/order.ts'
import type { Verdict } from '../../../shared/domain/order-standing.ts'
import { remainderOf } from '../../engine/remainder.ts'
import type { CommandContext } from '../commands/command.ts'
import { unanswered } from '../mapping/nameless-lines.ts'
import type { SkuBook } from '../mapping/sku-book.ts'
import type { MappedOrder } from '../ports/channel.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Holder, StandingRecord } from '../ports/standing-tables.ts'
import { askIfOpenAgain, comeBack, takeUp } from './back-at-channel.ts'
import { CALLED_OFF_KEY, callOff } from './called-off.ts'
import { keepCharges, mergeContent } from './content.ts'
import { sayHeld, sayLetGo } from './hold-at-channel.ts'
import { leaveElsewhere, leftElsewhere } from './left-elsewhere.ts'
import { askAboutNameless } from './lines-without-sku.ts'
import { openAboutOrder } from './open-exception.ts'
import { holdBack, resumeUnheld } from './resume-unheld.ts'

/** What a channel says of an order that is known here, and what was known of its standing before. */
export interface News {
  readonly known: OrderRecord
  readonly mapped: MappedOrder
  readonly before: StandingRecord | null
  /** As it is to be kept; what follows from it may still change it. */
  readonly record: StandingRecord
  readonly verdict: Verdict
}

/**
 * Applies a channel's payload to a known order: its standing first, whatever the content is, then the content.
 * What is called off stops; what left elsewhere leaves our work; what is held waits, or stops at the station; a
 * change that cannot be read holds the order. Returns the standing to be kept.
 */
export async function followKnown(
  context: CommandContext,
  heard: News,
  book: SkuBook,
): Promise<StandingRecord> {
  const { mapped, before, verdict } = heard
  const known = mapped.kind === 'order' ? await keepCharges(context, heard.known, mapped.order) : heard.known
  const news = { ...heard, known }
  const { tx } = context
  const orderId = known.order.id
  if (verdict.kind === 'called-off' || verdict.kind === 'ignore') return endHere(context, news)
  let { record } = news
  let { state } = known
  if (state === 'cancelled' && (await comeBack(context, known, before, verdict, record.standing.state))) {
    state = 'on-hold'
    record = { ...record, ended: null }
  }
  if (await isPackedOnly(context, news)) {
    await takeUp(context, known)
    state = 'on-hold'
  }
  if (state === 'cancelled' || state === 'returned') return { ...record, holders: [] }
  await askIfOpenAgain(context, known, before, verdict, record.standing.state)
  const packs = await tx.skuMappings.packsOf(orderId)
  const left = leftElsewhere(
    known,
    record,
    { ...record.standing, meaning: verdict.kind },
    { packs, fulfillments: await tx.fulfillments.byOrders([orderId]) },
  )
  const moved = await leaveElsewhere(context, { ...known, state }, left.news)
  if (moved === 'history') record = { ...record, elsewhere: [] }
  else if (moved !== 'asked' && !CLOSED_STATES.includes(state))
    record = { ...record, elsewhere: left.elsewhere }
  const after = await reload(context, orderId)
  if (after === null) return record
  // Nothing of it is left to be shipped, and what has left was rightly sent.
  if (mapped.kind === 'ignored' && !CLOSED_STATES.includes(after.state) && verdict.kind !== 'left') {
    await callOff(context, after, { isNews: false, isWaived: false })
    return { ...record, holders: [], verdict: 'called-off', ended: 'channel', why: noWorkMessage(mapped.why) }
  }
  record = { ...record, holders: holdersOf(after, mapped, record, verdict) }
  await tx.standings.put([record])
  await sayWhy(context, news, after)
  if (record.holders.length > 0) await holdBack(context, orderId)
  if (mapped.kind === 'order')
    await mergeContent(
      context,
      (await reload(context, orderId)) ?? after,
      { mapped, standing: record, packs },
      book,
    )
  if (record.holders.length === 0 && (state !== known.state || (before?.holders.length ?? 0) > 0))
    await resumeUnheld(context, [orderId])
  return record
}

/** Called off with a parcel packed, and wanted again: the rest of it was given up and is work once more. */
async function isPackedOnly({ tx }: CommandContext, { known, before }: News): Promise<boolean> {
  if (known.state !== 'packed' || before?.verdict !== 'called-off') return false
  const parts = await tx.fulfillments.byOrders([known.order.id])
  return (
    remainderOf(
      known.order,
      parts.filter(({ state }) => state !== 'cancelled'),
    ) !== null
  )
}

async function endHere(context: CommandContext, { known, record, mapped }: News): Promise<StandingRecord> {
  const isOpen = known.state !== 'cancelled' && known.state !== 'returned'
  const { tx, now } = context
  // It does not want it again after all.
  if ((await tx.exceptions.close(known.order.id, ['back-at-channel'], 'cleared', now)) > 0)
    context.touch('exceptions')
  await callOff(context, known, { isNews: true, isWaived: record.waived === CALLED_OFF_KEY })
  const why = mapped.kind === 'ignored' ? noWorkMessage(mapped.why) : null
  return { ...record, holders: [], why, ended: isOpen ? 'channel' : record.ended }
}

function holdersOf(
  known: OrderRecord,
  mapped: MappedOrder,
  { answers }: StandingRecord,
  verdict: Verdict,
): Holder[] {
  if (CLOSED_STATES.includes(known.state)) return []
  const open = mapped.kind === 'order' ? unanswered(mapped.nameless ?? [], answers) : []
  return [
    ...(verdict.kind === 'wait' ? (['channel'] as const) : []),
    ...(mapped.kind === 'rejected' && verdict.kind !== 'left' ? (['content'] as const) : []),
    ...(open.length > 0 ? (['nameless'] as const) : []),
    ...(mapped.kind === 'order' && mapped.isUnexplained ? (['method'] as const) : []),
  ]
}

/** Exceptions about an order's hold, or its end. */
async function sayWhy(context: CommandContext, news: News, known: OrderRecord): Promise<void> {
  const { mapped, before, verdict, record } = news
  const { tx, now } = context
  const { order } = known
  const isOpen = !CLOSED_STATES.includes(known.state)
  if (verdict.kind === 'wait' && isOpen) await sayHeld(context, known, verdict.hold, wasWork(before))
  else await sayLetGo(context, order.id, 'cleared')
  await tx.exceptions.close(order.id, ['cancelled-before-leaving'], 'cleared', now)
  if (mapped.kind === 'rejected' && verdict.kind !== 'left')
    await openAboutOrder(context, known, {
      reason: 'payload-rejected',
      channelId: order.channelId,
      externalId: order.externalId,
      message: mapped.problem,
    })
  else if ((await tx.exceptions.close(order.id, ['payload-rejected'], 'cleared', now)) > 0)
    context.touch('exceptions')
  if (mapped.kind === 'order')
    await askAboutNameless(context, known, isOpen ? unanswered(mapped.nameless ?? [], record.answers) : [])
  if (record.standing.cancelRequested && isOpen && !record.cancelRefused)
    await openAboutOrder(context, known, { reason: 'cancel-requested', channelId: order.channelId })
  else if ((await tx.exceptions.close(order.id, ['cancel-requested'], 'cleared', now)) > 0)
    context.touch('exceptions')
}

/** An order that came before standings were kept was work, or it would not be here. */
function wasWork(before: StandingRecord | null): boolean {
  return before === null || (before.verdict === 'ship' && !before.holders.includes('channel'))
}

async function reload({ tx }: CommandContext, orderId: OrderId): Promise<OrderRecord | null> {
  return (await tx.orders.byIds([orderId]))[0] ?? null
}
