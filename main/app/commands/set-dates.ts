import type { InputOf } from '../../../shared/contract/commands.ts'
import type { WantedDates } from '../../../shared/contract/order-parts.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { loseCompanion, withoutParcel } from '../merging/companions.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './refusal.ts'
import { decideAnew, type Steered, steerableEvenHeld, withReason } from './steer-order.ts'

/** The last minute of a day: what arrives on it is in time. */
const LAST_MINUTE = 24 * 60 - 1

/**
 * An order is to arrive by a day, or not to leave before one, whatever its channel says.
 * @throws {Refusal} the day is over, or it is allocated, and with these days it would not be
 */
export async function setDates(
  context: CommandContext,
  { orderId, dates, note }: InputOf<'orders', 'setDates'>,
  tryAll: TryAll,
): Promise<Steered> {
  const { tx } = context
  const { record, isHeld } = await steerableEvenHeld(context, orderId)
  const { order } = record
  const { timeZone } = await tx.settings.get(WORKSPACE)
  if (dates.deliverBy !== null && dates.deliverBy < localDateOf(context.now, timeZone))
    refuse('refusals.orders.dayOver')
  const dated = await withDates(tx, withoutParcel(order), dates)
  const [decision] = await tryAll([dated])
  if (record.state === 'allocated' && decision?.kind !== 'allocated') {
    if (decision === undefined) refuse('refusals.exceptions.noSuchWay')
    const why = sentenceOf(decision.cause, await nameLookup(tx))
    refuse('refusals.exceptions.noSuchWayBecause', { why })
  }
  const undo = await rememberOrder(context, record, async () => {
    await tx.orders.update(dated)
    await loseCompanion(context, order)
    await decideAnew(context, orderId, isHeld)
  })
  return { sentence: withReason(saidOf(dates), note), undo }
}

/** The order with days that a person wants; what its channel says stays known. */
export async function withDates(
  tx: Tx,
  { dates, ...order }: Order,
  { deliverBy, notBefore }: WantedDates,
): Promise<Order> {
  const told = dates === undefined ? order.deliverBy : dates.told
  if (deliverBy === null && notBefore === null) return { ...order, deliverBy: told }
  const { timeZone } = await tx.settings.get(WORKSPACE)
  return {
    ...order,
    deliverBy: deliverBy === null ? told : instantOfLocal(deliverBy, LAST_MINUTE, timeZone),
    dates: {
      told,
      ...(deliverBy !== null && { deliverBy }),
      ...(notBefore !== null && { notBefore }),
    },
  }
}

function saidOf({ deliverBy, notBefore }: WantedDates): Message {
  if (deliverBy === null && notBefore === null) return message('timeline.dates.none')
  if (deliverBy === null) return message('timeline.dates.notBefore', { from: notBefore ?? '' })
  if (notBefore === null) return message('timeline.dates.deliverBy', { by: deliverBy })
  return message('timeline.dates.both', { from: notBefore, by: deliverBy })
}
