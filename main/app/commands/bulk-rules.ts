import type { BulkVerb } from '../../../shared/contract/order-parts.ts'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import { CLOSED_STATES, canMove, type Order } from '../../../shared/domain/order.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { workedElsewhere } from '../channel-access/owner.ts'
import { openOfOrder } from '../exceptions/open-of-order.ts'
import { heldReasons } from '../following/held-work.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import type { CommandContext } from './command.ts'
import { mayBeSentInstead } from './send-instead.ts'

type Asking = Pick<CommandContext, 'tx' | 'now'>

/** Which of several orders a verb changes, as they stand. */
export interface BulkRule {
  /** In its state it can be done. */
  readonly allows: (record: OrderRecord) => boolean
  /** Why orders are left as they are, whatever their state. */
  readonly stays: ReadonlyMap<string, Message>
}

const NONE: ReadonlyMap<string, Message> = new Map()

/** The rule of each verb, for these orders: what is shown before goes by the same one as what is done. */
export const BULK_RULES = {
  hold: async (asking, ids) => ({
    allows: ({ state }) => canMove(state, 'on-hold'),
    stays: await heldReasons(asking, ids),
  }),
  resume: async () => ({
    allows: ({ state }) => state === 'on-hold' || state === 'backordered',
    stays: NONE,
  }),
  'ship-anyway': async ({ tx }, ids) => {
    const held = await tx.standings.held(ids)
    return { allows: ({ order }) => held.has(order.id), stays: NONE }
  },
  'send-instead': async (asking, ids) => ({
    allows: mayBeSentInstead,
    stays: await heldReasons(asking, ids),
  }),
  reallocate: async (asking, ids) => ({
    allows: ({ state }) => canMove(state, 'received'),
    stays: await heldReasons(asking, ids),
  }),
  cancel: async (asking, ids) => ({
    allows: ({ state }) => canMove(state, 'cancelled'),
    stays: await heldReasons(asking, ids),
  }),
  release: async (asking, ids) => ({
    allows: ({ state }) => state === 'allocated',
    stays: await lackingForRelease(asking, ids),
  }),
} as const satisfies Record<
  Exclude<BulkVerb, 'urgency'>,
  (asking: Asking, orderIds: readonly string[]) => Promise<BulkRule>
>

/** Of an order whose priority is set: null = as it was. */
export function urgencyRule(orders: readonly OrderRecord[], urgency: Order['urgency'] | null): BulkRule {
  const allows = ({ state }: OrderRecord) => !CLOSED_STATES.includes(state)
  const why = message('refusals.orders.sameUrgency', {
    urgency: message(`timeline.urgency.${urgency ?? 'normal'}`),
  })
  const same = orders.filter((one) => allows(one) && (one.order.urgency ?? null) === (urgency ?? null))
  return { allows, stays: new Map(same.map(({ order }) => [order.id, why])) }
}

/** Why an order stays as it is by the rule; null = it changes. */
export function whyStays({ allows, stays }: BulkRule, record: OrderRecord): Message | null {
  return stays.get(record.order.id) ?? (allows(record) ? null : wrongState(record))
}

/** "FR-1 is shipped". */
export function wrongState({ order, state }: OrderRecord): Message {
  return message('refusals.orders.wrongState', {
    order: order.reference,
    state: message(`refusals.orders.state.${state}`),
  })
}

/** What keeps orders here until somebody has said it, even when a person releases them. */
const LACKING: readonly ExceptionReason[] = ['pickup-point-missing', 'address-invalid', 'customs-incomplete']

/** Orders of a shop that another program works are left to it, and those that wait for what no carrier takes them without. */
async function lackingForRelease(
  { tx }: Asking,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  const waiting = new Map<string, Message>()
  const speech = await nameLookup(tx)
  const elsewhere = await workedElsewhere(tx)
  for (const { order, state } of await tx.orders.byIds(orderIds)) {
    if (elsewhere.has(order.channelId) && state === 'allocated')
      waiting.set(
        order.id,
        message('refusals.orders.workedElsewhere', { channel: speech.names.channel(order.channelId) }),
      )
    const open = await openOfOrder(tx, order.id)
    const lacks = open.find(({ cause }) => LACKING.includes(cause.reason))
    if (lacks === undefined) continue
    const why =
      lacks.cause.reason === 'pickup-point-missing'
        ? message('refusals.orders.pointMissing', { order: order.reference })
        : message('refusals.orders.lacks', { order: order.reference, what: sentenceOf(lacks.cause, speech) })
    waiting.set(order.id, why)
  }
  return waiting
}
