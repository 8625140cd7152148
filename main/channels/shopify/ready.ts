import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, ReadyPush } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { preparedForPickupAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { PREPARED_FOR_PICKUP } from './documents.ts'
import { readOrder, takeFrom } from './fulfillment.ts'

/** Nothing is left there to prepare: it was said before, by us or in the admin. */
const SAID_BEFORE = ['UNABLE_TO_PREPARE_QUANTITY', 'NO_LINE_ITEMS_TO_PREPARE_FOR_FULFILLMENT_ORDER']

/**
 * Marks the fulfilment orders that hold these lines as prepared for pick-up: Shopify then writes to the buyer, once.
 * What is said already stays said, so that a lost answer is simply asked again.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushShopifyReady(
  client: ShopifyClient,
  push: ReadyPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await readOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('Shopify', push)
  const wanted = new Map(push.lines.map(({ lineId, quantity }) => [lineId, quantity]))
  const { groups, unplaced } = takeFrom(order, wanted, push.locationId ?? null)
  if (groups.length === 0)
    return { kind: 'refused', problem: message('shopify.fewerLeft', { units: unplaced }) }
  const input = {
    lineItemsByFulfillmentOrder: groups.map(({ from }) => ({ fulfillmentOrderId: from.id })),
  }
  const answer = await client.mutate(PREPARED_FOR_PICKUP, { input }, preparedForPickupAnswer, signal)
  const said = answer.fulfillmentOrderLineItemsPreparedForPickup.userErrors.find(
    ({ code }) => code === null || !SAID_BEFORE.includes(code),
  )
  return said === undefined
    ? { kind: 'done' }
    : {
        kind: 'refused',
        problem: message('channels.refusesReady', { shop: 'Shopify', said: said.message }),
      }
}
