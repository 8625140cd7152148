import { CHOICE_TAGS } from '../../../shared/domain/order.ts'
import { DECIDED_REASONS } from '../decide/decided-reasons.ts'
import { reallocate, reallocateByPerson } from '../decide/reallocate.ts'
import { carryOutReview, planReview } from '../decide/review-decided.ts'
import { waiveHold } from '../inbound/accept-order.ts'
import { nameLine } from '../inbound/name-line.ts'
import { mergeEach, mergeOrders, takeOrdersApart } from '../merging/merge-orders.ts'
import { cancelMessage } from '../notify/cancel-message.ts'
import { notifyChannel } from '../notify/notify-channel.ts'
import { cancelKey } from '../notify/outbox-key.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { releaseOrders } from '../release/release.ts'
import { withTag } from '../resolutions/with-tag.ts'
import type { AppServices } from '../services/app-services.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import { BULK_RULES } from './bulk-rules.ts'
import { cancelOrder } from './cancel-order.ts'
import type { CommandContext } from './command.ts'
import { setOrderCustoms } from './customs.ts'
import { type BulkResult, eachOrder } from './each-order.ts'
import type { HandlersOf } from './handler.ts'
import { sendAgain } from './send-again.ts'
import { sendInstead } from './send-instead.ts'
import { setDates } from './set-dates.ts'
import { setLines } from './set-lines.ts'
import { setParcels } from './set-parcels.ts'
import { setSplit } from './set-split.ts'
import { setUrgency } from './set-urgency.ts'
import { noteOrder, readdressOrder, steerOrder } from './steer-order.ts'
import { takeBackWork } from './take-back-work.ts'

/** On hold, with stock given back, until a person resumes it. */
export async function holdOrders(
  context: CommandContext,
  { orderIds, note }: { orderIds: readonly string[]; note: string },
): Promise<BulkResult> {
  return eachOrder(context, orderIds, await BULK_RULES.hold(context, orderIds), (record) =>
    rememberOrder(context, record, () => holdOrder(context, record, note)),
  )
}

async function holdOrder(
  context: CommandContext,
  { order, dueAt, state }: OrderRecord,
  note: string,
): Promise<void> {
  const { tx, now } = context
  if (state !== 'received' && state !== 'backordered') {
    await tx.decisions.undo(order.id, now)
    const skus = order.lines.map(({ sku }) => sku)
    await tx.changedStock.mark(skus, now)
  }
  await tx.exceptions.close(order.id, DECIDED_REASONS, 'orders.hold', now)
  await tx.orders.move([order.id], 'on-hold', now)
  await tx.exceptions.open([
    {
      id: context.newId(),
      orderId: order.id,
      siteId: null,
      cause: { reason: 'held-by-person', note },
      openedAt: now,
      dueAt,
      key: 'held-by-person',
    },
  ])
}

export async function resumeOrders(
  context: CommandContext,
  { orderIds }: { orderIds: readonly string[] },
): Promise<BulkResult> {
  return eachOrder(context, orderIds, await BULK_RULES.resume(), (record) =>
    rememberOrder(context, record, () => resumeOrder(context, record)),
  )
}

async function resumeOrder(context: CommandContext, { order }: OrderRecord): Promise<void> {
  const open = await context.tx.exceptions.ofOrder(order.id)
  // Whoever resumes it has seen what the rule wanted to be seen: it must not hold the order again.
  if (open.some(({ state, cause }) => state !== 'closed' && cause.reason === 'held-by-rule')) {
    await context.tx.orders.update(withTag(order, CHOICE_TAGS.holdWaived))
  }
  await context.tx.exceptions.close(
    order.id,
    ['held-by-person', 'held-by-rule'],
    'orders.resume',
    context.now,
  )
  await reallocate(context, [order.id])
}

/** On hold for their channel's sake only; what else holds them holds them still. */
export async function shipOrdersAnyway(
  context: CommandContext,
  { orderIds }: { orderIds: readonly string[] },
): Promise<BulkResult> {
  return eachOrder(
    context,
    orderIds,
    await BULK_RULES['ship-anyway'](context, orderIds),
    async ({ order }) => {
      await waiveHold(context, order.id)
    },
  )
}

/** Parcels to their buyers, who were to collect them. */
export async function sendOrdersInstead(
  context: CommandContext,
  { orderIds }: { orderIds: readonly string[] },
): Promise<BulkResult> {
  return eachOrder(context, orderIds, await BULK_RULES['send-instead'](context, orderIds), async (record) => {
    await sendInstead(context, record)
    await context.tx.exceptions.close(
      record.order.id,
      ['collection-overdue'],
      'orders.sendInstead',
      context.now,
    )
  })
}

export async function reallocateOrders(
  context: CommandContext,
  { orderIds }: { orderIds: readonly string[] },
): Promise<BulkResult> {
  return eachOrder(context, orderIds, await BULK_RULES.reallocate(context, orderIds), async ({ order }) => {
    await reallocateByPerson(context, [order.id])
  })
}

/**
 * Cancelled here and, but for what has left already, at the channel, with what is owed to the buyer; stock given back,
 * exceptions closed.
 */
export async function cancelOrders(
  context: CommandContext,
  { orderIds, note }: { orderIds: readonly string[]; note: string },
): Promise<BulkResult> {
  return eachOrder(context, orderIds, await BULK_RULES.cancel(context, orderIds), async ({ order }) => {
    const message = await cancelMessage(context.tx, order, note)
    await cancelOrder(context, order)
    await context.tx.exceptions.close(order.id, null, 'orders.cancel', context.now)
    if (message !== null) await notifyChannel(context, order, cancelKey(order.id), message)
  })
}

/**
 * Orders of a shop that another program works are left to it, and those that wait for their pick-up point: no carrier
 * takes them without. `unasked`: those whose channel could not be asked before;
 * they are released anyway, and it is noted.
 */
export async function releaseNow(
  context: CommandContext,
  { orderIds }: { orderIds: readonly string[] },
  unasked: readonly string[],
): Promise<BulkResult & { unasked: string[] }> {
  const rule = await BULK_RULES.release(context, orderIds)
  const result = await eachOrder(context, orderIds, rule, async ({ order }) => {
    await releaseOrders(context, [order.id])
  })
  return { ...result, unasked: result.changed.filter((id) => unasked.includes(id)) }
}

export function orderHandlers(services: AppServices): HandlersOf<'orders'> {
  return {
    review: {
      async prepare({ apply }) {
        const plan = await planReview(services)
        return async (context) => (apply ? carryOutReview(context, plan) : { ...plan.result, changes: [] })
      },
    },
    hold: holdOrders,
    resume: resumeOrders,
    shipAnyway: shipOrdersAnyway,
    sendInstead: sendOrdersInstead,
    nameLine,
    setCustoms: setOrderCustoms,
    steer: (context, call) =>
      steerOrder(context, call, (orders) => services.decider.trials(context.tx, orders)),
    merge: (context, call) =>
      mergeOrders(context, call, (orders) => services.decider.trials(context.tx, orders)),
    mergeAll: (context, call) =>
      mergeEach(context, call, (orders) => services.decider.trials(context.tx, orders)),
    unmerge: takeOrdersApart,
    setDates: (context, call) =>
      setDates(context, call, (orders) => services.decider.trials(context.tx, orders)),
    setLines: (context, call) =>
      setLines(context, call, (orders) => services.decider.trials(context.tx, orders)),
    setSplit: (context, call) =>
      setSplit(context, call, (orders) => services.decider.trials(context.tx, orders)),
    setParcels: (context, call) =>
      setParcels(context, call, (orders) => services.decider.trials(context.tx, orders)),
    sendAgain,
    setUrgency,
    setAddress: readdressOrder,
    note: noteOrder,
    cancel: cancelOrders,
    reallocate: reallocateOrders,
    takeBackWork,
    release: {
      async prepare(call) {
        const { unasked } = await services.gate.askNow(services.store, call.orderIds)
        return (context) => releaseNow(context, call, unasked)
      },
    },
  }
}
