import type { InputOf } from '../../../shared/contract/commands.ts'
import type { ReshipTried } from '../../../shared/contract/steering.ts'
import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import { type Order, partOfLine } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup } from '../queries/name-lookup.ts'
import { decisionEffect } from '../resolutions/offer-way.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { replacement, reship } from '../returns/reship.ts'
import { returnableLines } from '../returns/returnable.ts'
import { CAN_GO_BACK } from '../undo/undo-order.ts'
import { cancelOrder } from './cancel-order.ts'
import type { CommandContext } from './command.ts'
import { knownOrder } from './known-order.ts'
import { Refusal, refuse } from './refusal.ts'
import { type Steered, withReason } from './steer-order.ts'

type Wanted = Pick<InputOf<'orders', 'sendAgain'>, 'orderId' | 'lines'>

/** What has left goes to the buyer once more, as an order of its own. @throws {Refusal} not so many have left, or they came back */
export async function sendAgain(
  context: CommandContext,
  { note, ...wanted }: InputOf<'orders', 'sendAgain'>,
): Promise<Steered> {
  const { tx } = context
  const { order, lines } = await linesAgain(tx, wanted)
  const before = (await tx.journal.ofOrder(order.id)).filter(({ type }) => type === 'orders.sendAgain')
  const reference = `${order.reference}-R${before.length === 0 ? '' : before.length + 1}`
  const madeId = await reship(context, order, { mark: `again/${context.newId()}`, reference, lines })
  if (madeId === null) refuse('refusals.exceptions.noSuchWay')
  const goods = lines.map(({ quantity, sku }) => message('timeline.again.goods', { units: quantity, sku }))
  const sentence = message('timeline.again.done', { goods, order: reference })
  return { sentence: withReason(sentence, note), undo: [{ kind: 'made-order', orderId: madeId }] }
}

/** What `sendAgain` would come to; nothing is written. */
export async function trySendAgain(tx: Tx, wanted: Wanted, tryAll: TryAll): Promise<ReshipTried> {
  try {
    const { order, lines } = await linesAgain(tx, wanted)
    const imagined = {
      id: `${order.id}/again`,
      now: order.placedAt,
      mark: 'again',
      reference: order.reference,
    }
    const [decision] = await tryAll([replacement(order, { ...imagined, lines })])
    return { refusal: null, effect: decision ? decisionEffect(decision, await nameLookup(tx)) : null }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return { refusal: fault.why, effect: null }
  }
}

/** An order that was made here is cancelled, before anybody works on it. @throws {Refusal} its site does */
export async function takeMadeBack(
  context: CommandContext,
  { orderId }: Extract<UndoStep, { kind: 'made-order' }>,
): Promise<void> {
  const { tx, now } = context
  const [record] = await tx.orders.byIds([orderId])
  if (record === undefined || !CAN_GO_BACK.includes(record.state)) refuse('refusals.orders.movedOn')
  await cancelOrder(context, record.order)
  await tx.exceptions.close(orderId, null, 'exceptions.undo', now)
  context.about(orderId)
}

async function linesAgain(
  tx: Tx,
  { orderId, lines: wanted }: Wanted,
): Promise<{ order: Order; lines: Order['lines'] }> {
  const record = await knownOrder(tx, orderId)
  const left = new Map((await returnableLines(tx, record)).map((line) => [line.lineId, line]))
  if (left.size === 0) refuse('refusals.orders.nothingHasLeft')
  const { order } = record
  return {
    order,
    lines: wanted.map(({ lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId)
      if (line === undefined) refuse('refusals.orders.noSuchLine')
      const units = left.get(lineId)?.quantity ?? 0
      if (quantity > units) refuse('refusals.orders.fewerLeft', { sku: line.sku, units })
      return partOfLine(line, quantity)
    }),
  }
}
