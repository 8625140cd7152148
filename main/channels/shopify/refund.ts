import type { z } from 'zod'
import { decimalOf, minorUnits } from '../../../shared/domain/money.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, RefundPush, UnitsOfLine } from '../../app/ports/channel.ts'
import { hasMark, marked } from '../protocol/mark.ts'
import { stableUuid } from '../protocol/payload.ts'
import { onlyLeft } from '../protocol/refund-words.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import {
  approveReturnAnswer,
  closeReturnAnswer,
  refundLinesAnswer,
  refundsAnswer,
  returnStatusAnswer,
  suggestedRefundAnswer,
} from './answers.ts'
import type { ShopifyClient } from './client.ts'
import {
  APPROVE_RETURN,
  CLOSE_RETURN,
  REFUND_LINES,
  REFUNDS,
  RETURN_STATUS,
  SUGGESTED_REFUND,
} from './documents.ts'

/**
 * Pays shipped units back by the payments of the order (refundCreate, found again by a mark in its note) and closes
 * the return that it answers. Never more goes back than Shopify says was paid for these units and for shipping. Units
 * are not put back on sale here: the stock push that follows says what may be sold.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushShopifyRefund(
  client: ShopifyClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const refunds = await refundsOf(client, push, signal)
  if (refunds === null) return unknownOrder('Shopify', push)
  if (refunds.some((refund) => hasMark(refund.note, key))) return endReturn(client, push, signal)
  const goodsCents = push.lines.reduce((sum, line) => sum + line.cents, 0)
  const created = await createRefund(client, { ...push, goodsCents }, key, signal)
  if (created.kind === 'refused') return created
  const ended = await endReturn(client, push, signal)
  return created.kind === 'less' ? { kind: 'refused', problem: created.problem } : ended
}

/** Whether an earlier push under `key` took effect. @throws {ChannelError} */
export async function hasShopifyRefund(
  client: ShopifyClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const refunds = await refundsOf(client, push, signal)
  if (refunds?.some((refund) => hasMark(refund.note, key)) !== true) return false
  const status = await returnStatus(client, push, signal)
  return status !== 'REQUESTED' && status !== 'OPEN'
}

interface LinesToRefund {
  readonly orderExternalId: string
  readonly lines: readonly UnitsOfLine[]
  /** null = all that was paid for the units. */
  readonly goodsCents: number | null
  readonly shipping: boolean
  readonly reason: string
}

/** less: it stands, but no more was left of what was paid; `problem` says the figures. */
type Created =
  | { readonly kind: 'done' }
  | { readonly kind: 'less'; readonly problem: Message }
  | { readonly kind: 'refused'; readonly problem: Message }

/** One refund with our mark. Asked twice under one key, Shopify carries it out once. */
export async function createRefund(
  client: ShopifyClient,
  { orderExternalId, lines, goodsCents, shipping, reason }: LinesToRefund,
  key: string,
  signal: AbortSignal,
): Promise<Created> {
  const refundLineItems = lines.map((line) => ({
    lineItemId: line.lineId,
    quantity: line.quantity,
    restockType: 'NO_RESTOCK',
  }))
  const suggested = await client.query(
    SUGGESTED_REFUND,
    { id: orderExternalId, lines: refundLineItems, shipping },
    suggestedRefundAnswer,
    signal,
  )
  const paying = suggested.order === null ? NOTHING : payingBack(suggested.order, orderExternalId, goodsCents)
  if (paying.asked > 0 && paying.cents === 0)
    return {
      kind: 'refused',
      problem: paying.left === 0 ? message('channels.allPaidBack') : message('shopify.noPayment'),
    }
  const input = {
    orderId: orderExternalId,
    note: marked(key, reason),
    notify: true,
    refundLineItems,
    ...(shipping ? { shipping: { fullRefund: true } } : {}),
    transactions: paying.transactions,
  }
  const answer = await client.mutate(REFUND_LINES, { input, key: stableUuid(key) }, refundLinesAnswer, signal)
  const [error] = answer.refundCreate.userErrors
  if (error !== undefined)
    return {
      kind: 'refused',
      problem: message('channels.refusesRefund', { shop: 'Shopify', said: error.message }),
    }
  return paying.cents === paying.left && paying.left < paying.asked
    ? { kind: 'less', problem: onlyLeft('Shopify', paying.cents, paying.asked, paying.currency) }
    : { kind: 'done' }
}

type Suggesting = NonNullable<z.infer<typeof suggestedRefundAnswer>['order']>

interface PayingBack {
  readonly transactions: readonly object[]
  readonly currency: string
  /** What the transactions sum up to, what was asked for, and what is left of all that was paid. */
  readonly cents: number
  readonly asked: number
  readonly left: number
}
const NOTHING: PayingBack = { transactions: [], currency: '', cents: 0, asked: 0, left: 0 }

/** The payments that Shopify would pay back by, cut to what was asked for the goods; null = all they were paid with. */
function payingBack(
  { currencyCode: currency, suggestedRefund: suggested }: Suggesting,
  orderId: string,
  goodsCents: number | null,
): PayingBack {
  if (suggested === null) return NOTHING
  const centsOf = ({ shopMoney }: { shopMoney: { amount: string } }) => minorUnits(shopMoney.amount, currency)
  const worth = suggested.suggestedTransactions.reduce((sum, one) => sum + centsOf(one.amountSet), 0)
  const asked = goodsCents === null ? worth : goodsCents + centsOf(suggested.shipping.amountSet)
  let due = asked
  const transactions = suggested.suggestedTransactions.flatMap(
    ({ gateway, parentTransaction, amountSet }) => {
      const cents = Math.min(due, centsOf(amountSet))
      if (gateway === null || cents <= 0) return []
      due -= cents
      const amount = decimalOf(cents, currency)
      return [{ orderId, kind: 'REFUND', gateway, amount, parentId: parentTransaction?.id ?? null }]
    },
  )
  return { transactions, currency, cents: asked - due, asked, left: centsOf(suggested.maximumRefundableSet) }
}

/** A return that was only asked for is approved first: Shopify closes no other. */
async function endReturn(client: ShopifyClient, push: RefundPush, signal: AbortSignal): Promise<PushOutcome> {
  const status = await returnStatus(client, push, signal)
  const id = push.channelReturnId
  if (status === 'REQUESTED') {
    const answer = await client.mutate(APPROVE_RETURN, { input: { id } }, approveReturnAnswer, signal)
    const [error] = answer.returnApproveRequest.userErrors
    if (error !== undefined) return notEnded(error.message)
  }
  if (status === 'REQUESTED' || status === 'OPEN') {
    const answer = await client.mutate(CLOSE_RETURN, { id }, closeReturnAnswer, signal)
    const [error] = answer.returnClose.userErrors
    if (error !== undefined) return notEnded(error.message)
  }
  return { kind: 'done' }
}

function notEnded(said: string): PushOutcome {
  return {
    kind: 'refused',
    problem: message('shopify.returnStaysOpen', { said }),
  }
}

async function returnStatus(
  client: ShopifyClient,
  { channelReturnId }: RefundPush,
  signal: AbortSignal,
): Promise<string | null> {
  if (channelReturnId === null) return null
  const answer = await client.query(RETURN_STATUS, { id: channelReturnId }, returnStatusAnswer, signal)
  return answer.return?.status ?? null
}

async function refundsOf(
  client: ShopifyClient,
  { orderExternalId }: RefundPush,
  signal: AbortSignal,
): Promise<readonly { readonly note: string | null }[] | null> {
  return (await client.query(REFUNDS, { id: orderExternalId }, refundsAnswer, signal)).order?.refunds ?? null
}
