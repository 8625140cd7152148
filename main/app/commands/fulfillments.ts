import type { InputOf } from '../../../shared/contract/commands.ts'
import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { isAboutGoods, type RejectionReason } from '../../../shared/domain/site-rejection.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { reallocateByPerson } from '../decide/reallocate.ts'
import { carrierOf } from '../packing/carrier-of.ts'
import { parcelsThatLeft } from '../packing/confirm-shipped.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { markPacked, refuseStopped, shipFulfillment } from './packing.ts'
import { refuse } from './refusal.ts'
import { withoutSite } from './without-site.ts'

/**
 * A site does not ship what was released to it: that is kept, and what of the order is not packed goes back to be
 * decided without it. The stock figures stay; a count or a short pick corrects them.
 */
export async function rejectFulfillment(
  context: CommandContext,
  { fulfillmentId, reason, note }: { fulfillmentId: string; reason: RejectionReason; note: string },
): Promise<{ orderId: string; siteId: string; sentence: Message }> {
  const { tx, now } = context
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (!fulfillment) refuse('refusals.unknown.parcel')
  const { orderId, siteId, allocations } = fulfillment
  if (fulfillment.state !== 'released') {
    refuse('refusals.fulfillments.notAtSite')
  }
  const skus = [...new Set(allocations.map(({ sku }) => sku))]
  const before = (await tx.siteRejections.ofOrders([orderId])).find((one) => one.siteId === siteId)
  const known = before === undefined ? [] : before.skus
  const refused = !isAboutGoods(reason) || known === null ? null : [...new Set([...known, ...skus])]
  await tx.siteRejections.put({ orderId, siteId, skus: refused, reason, note, at: now, by: context.actor })
  await tx.decisions.undo(orderId, now)
  const [record] = await tx.orders.byIds([orderId])
  const lines = record?.order.lines ?? []
  // Whoever chose this site has its answer.
  if (record?.order.chosen) await tx.orders.update(withoutSite(record.order, siteId))
  await tx.changedStock.mark(
    lines.map(({ sku }) => sku),
    now,
  )
  context.about(orderId)
  context.touch('orders', 'stock', 'exceptions')
  const name = (await tx.sites.get(siteId))?.name ?? siteId
  return { orderId, siteId, sentence: rejection(name, reason, note) }
}

/** The site is asked again; what is not packed yet is reallocated. */
export async function takeRejectionBack(
  context: CommandContext,
  { orderId, siteId }: { orderId: string; siteId: string },
): Promise<Record<string, never>> {
  if (!(await context.tx.siteRejections.remove(orderId, siteId))) {
    refuse('refusals.fulfillments.siteShipsAlready')
  }
  await reallocateByPerson(context, [orderId])
  context.about(orderId)
  context.touch('orders', 'exceptions')
  return {}
}

/**
 * Packed and handed over where another program rules: it leaves with that carrier and these numbers, and without a label
 * of ours. @throws {Refusal} it is not being picked, must not leave, or was packed here and has other numbers
 */
export async function confirmShipped(
  context: CommandContext,
  { fulfillmentId, carrier: said, parcels }: InputOf<'fulfillments', 'confirmShipped'>,
): Promise<Record<string, never>> {
  const { tx, now } = context
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (fulfillment === null) refuse('packStops.unknownParcel')
  if (hasLeft(fulfillment.state)) return {}
  const [record] = await tx.orders.byIds([fulfillment.orderId])
  if (record === undefined) refuse('packStops.unknownOrder')
  const { order } = record
  if (fulfillment.state === 'packed') {
    if (parcels.length > 0) refuse('packStops.packedHere', { order: order.reference })
    return shipFulfillment(context, { fulfillmentId })
  }
  if (fulfillment.state !== 'released') refuse('packStops.notReleased', { order: order.reference })
  await refuseStopped(context, order)
  const carrier = said === '' ? carrierOf(fulfillment, order) : said
  if (carrier === '') refuse('packStops.carrierMissing')
  const left = parcels.length === 0 ? fulfillment.parcels : parcelsThatLeft(fulfillment.parcels, parcels)
  const trackingNumber = left[0]?.trackingNumber ?? ''
  const byHand = { siteId: fulfillment.siteId, costCents: 0, carrier, trackingNumber }
  await tx.orders.update({ ...order, chosen: { ...order.chosen, byHand } })
  await tx.fulfillments.giveToHand(fulfillmentId, now)
  await markPacked(context, fulfillment, left)
  return shipFulfillment(context, { fulfillmentId })
}

/** "Lyon refused it: damaged goods (box crushed)" */
function rejection(site: string, reason: RejectionReason, note: string): Message {
  const why = message(`rejections.reason.${reason}`)
  return note === ''
    ? message('rejections.refused', { site, why })
    : message('rejections.refusedWithNote', { site, why, note })
}

export const fulfillmentHandlers: HandlersOf<'fulfillments'> = {
  reject: rejectFulfillment,
  takeBack: takeRejectionBack,
  confirmShipped,
}
