import { noWorkMessage } from '../../../shared/domain/no-work.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Verdict } from '../../../shared/domain/order-standing.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { CommandContext } from '../commands/command.ts'
import { unanswered } from '../mapping/nameless-lines.ts'
import type { SkuBook } from '../mapping/sku-book.ts'
import type { TranslatedOrder } from '../mapping/translate-order.ts'
import { keepTranslation } from '../mapping/waiting-orders.ts'
import type { MappedOrder } from '../ports/channel.ts'
import type { Holder, StandingRecord } from '../ports/standing-tables.ts'
import { sayHeld } from './hold-at-channel.ts'
import { askAboutNameless } from './lines-without-sku.ts'
import { openAboutOrder } from './open-exception.ts'
import { understand } from './understand.ts'

/** An order that is not known here yet, and what becomes of it. */
export type Fresh =
  | { readonly kind: 'work'; readonly translated: TranslatedOrder & { readonly order: Order } }
  /** It had left before it was known: demand, and nothing to do. */
  | { readonly kind: 'past'; readonly order: Order }
  | { readonly kind: 'none' }

const NOTHING = noWorkMessage('nothing-to-ship')

/** Decides what an unknown order is for us, and what is kept of its standing. Pure. */
export function readNewOrder(
  mapped: MappedOrder,
  record: StandingRecord,
  verdict: Verdict,
  book: SkuBook,
): { readonly fresh: Fresh; readonly record: StandingRecord } {
  const none = (why: Message | null) => ({
    fresh: { kind: 'none' as const },
    record: { ...record, why, holders: [] },
  })
  if (mapped.kind !== 'order')
    return none(mapped.kind === 'ignored' ? noWorkMessage(mapped.why) : mapped.problem)
  const named = { ...record, reference: mapped.order.reference }
  if (verdict.kind === 'called-off' || verdict.kind === 'ignore')
    return { ...none(null), record: { ...named, why: null, holders: [] } }
  const lines = record.standing.lines ?? []
  const elsewhere = lines.flatMap(({ lineId, shipped }) =>
    shipped > 0 ? [{ lineId, quantity: shipped }] : [],
  )
  const translated = verdict.kind === 'left' ? null : understand(mapped, { ...record, elsewhere }, book, null)
  if (translated?.order) {
    const { order } = translated
    const open = unanswered(mapped.nameless ?? [], record.answers)
    const holders: Holder[] = []
    if (verdict.kind === 'wait') holders.push('channel')
    if (open.length > 0) holders.push('nameless')
    if (mapped.isUnexplained) holders.push('method')
    return {
      fresh: { kind: 'work', translated: { ...translated, order } },
      record: { ...named, orderId: order.id, elsewhere, holders, why: null },
    }
  }
  const whole = understand(mapped, { ...record, elsewhere: [] }, book, null).order
  const hasLeft = verdict.kind === 'left' || elsewhere.length > 0
  if (!hasLeft) return none(NOTHING)
  const order = whole ?? mapped.order
  if (order.lines.length === 0) return none(NOTHING)
  return {
    fresh: { kind: 'past', order },
    record: { ...named, orderId: order.id, verdict: 'left', elsewhere: [], holders: [], why: null },
  }
}

/** Orders that something holds wait on hold; what a person must know opens an exception at once. */
export async function insertNewOrder(
  context: CommandContext,
  fresh: readonly { readonly translated: TranslatedOrder & { order: Order }; readonly item: FreshItem }[],
): Promise<void> {
  const { tx, now } = context
  const inserted = new Set(
    await tx.orders.insert(
      fresh.map(({ translated }) => translated.order),
      now,
    ),
  )
  context.about(...inserted)
  for (const { translated, item } of fresh) {
    const { order, packs, unknown } = translated
    if (!inserted.has(order.id)) continue
    if (packs.length > 0 || unknown.length > 0) await keepTranslation(context, order, translated)
    if (unknown.length > 0 || item.record.holders.length > 0) await tx.orders.move([order.id], 'on-hold', now)
    await sayWhyFresh(context, order, item)
  }
}

export interface FreshItem {
  readonly mapped: Extract<MappedOrder, { kind: 'order' }>
  readonly record: StandingRecord
  readonly verdict: Verdict
}

async function sayWhyFresh(
  context: CommandContext,
  order: Order,
  { mapped, record, verdict }: FreshItem,
): Promise<void> {
  const known = { order, dueAt: order.shipBy, state: 'received' as const }
  if (verdict.kind === 'wait') await sayHeld(context, known, verdict.hold, false)
  const open = unanswered(mapped.nameless ?? [], record.answers)
  if (open.length > 0) await askAboutNameless(context, known, open)
  if (record.standing.cancelRequested)
    await openAboutOrder(context, known, { reason: 'cancel-requested', channelId: order.channelId })
}
