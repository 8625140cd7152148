import type { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { BuyerPaper, PushOutcome, ReturnLabelPush } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import {
  approveReturnAnswer,
  createReturnAnswer,
  returnDeliveriesAnswer,
  reverseDeliveryAnswer,
  shippedLinesAnswer,
  stagedUploadAnswer,
} from './answers.ts'
import type { ShopifyClient } from './client.ts'
import {
  APPROVE_RETURN,
  CREATE_RETURN,
  RETURN_DELIVERIES,
  REVERSE_DELIVERY,
  SHIPPED_LINES,
  STAGE_LABEL,
} from './documents.ts'

type Order = NonNullable<z.infer<typeof returnDeliveriesAnswer>['order']>
type Return = Order['returns']['nodes'][number]

/**
 * Puts the label into the return that it answers, where Shopify shows it and writes to the customer; a return that was
 * asked for there is approved, one that was announced here is opened there. The number of the parcel tells whether it
 * stands there already.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushShopifyReturnLabel(
  client: ShopifyClient,
  push: ReturnLabelPush,
  paper: BuyerPaper | null,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await readReturns(client, push, signal)
  if (order === null) return unknownOrder('Shopify', push)
  if (isThere(order, push)) return { kind: 'done' }
  const opened = await openReturn(client, order, push, signal)
  if (typeof opened === 'string') return refused(opened)
  const [back] = opened.reverseFulfillmentOrders.nodes
  if (back === undefined) return refused('no reverse fulfillment order')
  const fileUrl = paper === null ? null : await stage(client, paper, signal)
  if (paper !== null && fileUrl === null) return refused('no place for the file')
  const variables = {
    id: back.id,
    tracking: { number: push.trackingNumber, url: push.trackingUrl },
    label: fileUrl === null ? null : { fileUrl },
  }
  const answer = await client.mutate(REVERSE_DELIVERY, variables, reverseDeliveryAnswer, signal)
  const [error] = answer.reverseDeliveryCreateWithShipping.userErrors
  return error === undefined ? { kind: 'done' } : refused(error.message)
}

/** @throws {ChannelError} */
export async function hasShopifyReturnLabel(
  client: ShopifyClient,
  push: ReturnLabelPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await readReturns(client, push, signal)
  return order !== null && isThere(order, push)
}

async function readReturns(
  client: ShopifyClient,
  { orderExternalId }: ReturnLabelPush,
  signal: AbortSignal,
): Promise<Order | null> {
  return (await client.query(RETURN_DELIVERIES, { id: orderExternalId }, returnDeliveriesAnswer, signal))
    .order
}

function numbersOf({ reverseFulfillmentOrders }: Return): (string | null | undefined)[] {
  return reverseFulfillmentOrders.nodes.flatMap(({ reverseDeliveries }) =>
    reverseDeliveries.nodes.map(({ deliverable }) => deliverable?.tracking?.number),
  )
}

function isThere({ returns }: Order, { trackingNumber }: ReturnLabelPush): boolean {
  return returns.nodes.some((one) => numbersOf(one).includes(trackingNumber))
}

/** The return that takes the label, open; a text = why there is none. */
async function openReturn(
  client: ShopifyClient,
  order: Order,
  push: ReturnLabelPush,
  signal: AbortSignal,
): Promise<Return | string> {
  const { channelReturnId } = push
  const known = order.returns.nodes.find((one) =>
    // One that an earlier push opened has no delivery yet.
    channelReturnId === null
      ? one.status === 'OPEN' && numbersOf(one).length === 0
      : one.id === channelReturnId,
  )
  if (known === undefined && channelReturnId !== null) return `no return ${channelReturnId}`
  if (known === undefined) {
    const lines = await unitsToReturn(client, push, signal)
    if (lines.length === 0) return 'nothing of it was shipped there'
    const input = { orderId: push.orderExternalId, returnLineItems: lines }
    const made = await client.mutate(CREATE_RETURN, { input }, createReturnAnswer, signal)
    const [error] = made.returnCreate.userErrors
    if (error !== undefined) return error.message
  }
  if (known?.status === 'REQUESTED') {
    const answer = await client.mutate(
      APPROVE_RETURN,
      { input: { id: known.id } },
      approveReturnAnswer,
      signal,
    )
    const [error] = answer.returnApproveRequest.userErrors
    if (error !== undefined) return error.message
  }
  if (known?.status === 'OPEN') return known
  // Only an open one has a reverse fulfilment order.
  const now = await readReturns(client, push, signal)
  const open = now?.returns.nodes.find(
    (one) =>
      one.status === 'OPEN' && (known === undefined ? numbersOf(one).length === 0 : one.id === known.id),
  )
  return open ?? 'the return is not open'
}

/** Units of shipped lines, in the order in which they left. */
async function unitsToReturn(
  client: ShopifyClient,
  { orderExternalId, lines }: ReturnLabelPush,
  signal: AbortSignal,
) {
  const shipped = await client.query(SHIPPED_LINES, { id: orderExternalId }, shippedLinesAnswer, signal)
  const wanted = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]))
  return (shipped.order?.fulfillments ?? [])
    .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes)
    .flatMap(({ id, quantity, lineItem }) => {
      const units = Math.min(wanted.get(lineItem.id) ?? 0, quantity ?? 0)
      wanted.set(lineItem.id, (wanted.get(lineItem.id) ?? 0) - units)
      return units === 0 ? [] : [{ fulfillmentLineItemId: id, quantity: units }]
    })
}

/** Where Shopify reads the file from, once it was put there; null = it gives no place. @throws {ChannelError} */
async function stage(client: ShopifyClient, { name, mime, bytes }: BuyerPaper, signal: AbortSignal) {
  const input = [
    {
      resource: 'RETURN_LABEL',
      filename: name,
      mimeType: mime,
      httpMethod: 'POST',
      fileSize: `${bytes.length}`,
    },
  ]
  const { stagedUploadsCreate } = await client.mutate(STAGE_LABEL, { input }, stagedUploadAnswer, signal)
  const target = stagedUploadsCreate.stagedTargets?.[0]
  if (!target?.url || !target.resourceUrl) return null
  await client.putFile(
    target.url,
    [
      ...target.parameters.map(({ name: field, value }) => ({ name: field, content: value, type: null })),
      { name: 'file', content: bytes, type: mime, fileName: name },
    ],
    signal,
  )
  return target.resourceUrl
}

function refused(said: string): PushOutcome {
  return { kind: 'refused', problem: message('channels.refusesReturnLabel', { shop: 'Shopify', said }) }
}
