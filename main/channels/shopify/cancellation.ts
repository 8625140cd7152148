import type { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { hasMark, marked } from '../protocol/mark.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { cancellationAnswer, cancelOrderAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { CANCEL_ORDER, CANCELLATION } from './documents.ts'
import { createRefund } from './refund.ts'

type Standing = NonNullable<z.infer<typeof cancellationAnswer>['order']>

/** Longest staff note that Shopify takes. */
const NOTE_LENGTH = 255

/**
 * Cancels lines at Shopify and pays them back. When nothing would be left of an unshipped order, the whole order
 * is cancelled; else the lines are taken off with a refund. Units are not put back on sale here: the stock push
 * that follows says what may be sold.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushShopifyCancel(
  client: ShopifyClient,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { order } = await client.query(CANCELLATION, { id: push.orderExternalId }, cancellationAnswer, signal)
  if (order === null) return unknownOrder('Shopify', push)
  if (standsCancelled(order, key)) return { kind: 'done' }
  if (!leavesSomething(order, push)) {
    const note = marked(key, push.reason).slice(0, NOTE_LENGTH)
    const answer = await client.mutate(
      CANCEL_ORDER,
      { id: push.orderExternalId, note },
      cancelOrderAnswer,
      signal,
    )
    const [error] = answer.orderCancel.orderCancelUserErrors
    if (error === undefined || (await hasShopifyCancel(client, push, key, signal))) return { kind: 'done' }
    return {
      kind: 'refused',
      problem: message('channels.refusesCancel', { shop: 'Shopify', said: error.message }),
    }
  }
  const created = await createRefund(client, { ...push, goodsCents: null, shipping: false }, key, signal)
  return created.kind === 'done' ? created : { kind: 'refused', problem: created.problem }
}

/** Whether an earlier push under `key` took effect. @throws {ChannelError} */
export async function hasShopifyCancel(
  client: ShopifyClient,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { order } = await client.query(CANCELLATION, { id: push.orderExternalId }, cancellationAnswer, signal)
  return order !== null && standsCancelled(order, key)
}

function standsCancelled(order: Standing, key: string): boolean {
  return order.cancelledAt !== null || order.refunds.some((refund) => hasMark(refund.note, key))
}

/** Whether the order still has something for the customer after `push`: other units, or ones already shipped. */
function leavesSomething(order: Standing, push: CancelPush): boolean {
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.lineItems.nodes.some(
    (line) =>
      line.currentQuantity > (cancelled.get(line.id) ?? 0) || line.unfulfilledQuantity < line.currentQuantity,
  )
}
