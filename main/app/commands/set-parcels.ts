import { isDeepStrictEqual } from 'node:util'
import type { InputOf } from '../../../shared/contract/commands.ts'
import type { ParcelsTried } from '../../../shared/contract/steering.ts'
import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import { carrierName, serviceKey } from '../../../shared/domain/carrier.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import { type Fulfillment, hasLeft, type Parcel } from '../../../shared/domain/fulfillment.ts'
import { LIVE_PURCHASES } from '../../../shared/domain/label-purchase.ts'
import { CHOICE_TAGS, type Order } from '../../../shared/domain/order.ts'
import { BY_HAND, type ParcelByHand } from '../../../shared/domain/order-choice.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PlannedFulfillment } from '../../engine/decision.ts'
import { heldReasons } from '../following/held-work.ts'
import { giveUpLabel } from '../labels/give-up-label.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { withTag } from '../resolutions/with-tag.ts'
import type { CommandContext } from './command.ts'
import { Refusal, refuse } from './refusal.ts'
import { type Steered, withReason } from './steer-order.ts'

type ParcelsStep = Extract<UndoStep, { kind: 'parcels' }>
type Packed = ParcelsStep['was']

/** A fulfilment leaves in the parcels that a person says, or as calculated again. @throws {Refusal} it cannot, or not any more */
export async function setParcels(
  context: CommandContext,
  { fulfillmentId, parcels, note }: InputOf<'orders', 'setParcels'>,
  tryAll: TryAll,
): Promise<Steered> {
  const { tx } = context
  const { fulfillment, order } = await packable(context, fulfillmentId)
  const planned = await decided(tx, order, fulfillment, parcels, tryAll)
  const { siteId, orderId } = fulfillment
  const was = packedAs(order, fulfillment)
  const others = (order.chosen?.parcels ?? []).filter((one) => one.siteId !== siteId)
  const became: Packed = {
    chosen: parcels.length === 0 ? others : [...others, { siteId, parcels }],
    parcels: [...planned.parcels],
    shippingCents: planned.shippingCents,
    arrives: arrivalOf(fulfillment, planned),
  }
  await repack(context, order, fulfillment, became)
  const { names } = await nameLookup(tx)
  const site = names.site(siteId)
  const what =
    parcels.length === 0
      ? message('timeline.parcels.asCalculated', { site })
      : message('timeline.parcels.done', { site, parcels: planned.parcels.map(parcelWords) })
  const cents = planned.shippingCents - was.shippingCents
  const money = { amount: Math.abs(cents), currency: names.currency }
  const sentence =
    cents === 0 ? what : message(`timeline.parcels.${cents > 0 ? 'dearer' : 'cheaper'}`, { what, money })
  return {
    sentence: withReason(sentence, note),
    undo: [{ kind: 'parcels', fulfillmentId, orderId, was, became }],
  }
}

/** What `setParcels` would come to; nothing is written. */
export async function tryParcels(
  asking: Pick<CommandContext, 'tx' | 'now'>,
  { fulfillmentId, parcels }: Pick<InputOf<'orders', 'setParcels'>, 'fulfillmentId' | 'parcels'>,
  tryAll: TryAll,
): Promise<ParcelsTried> {
  try {
    const { fulfillment, order } = await packable(asking, fulfillmentId)
    const planned = await decided(asking.tx, order, fulfillment, parcels, tryAll)
    const { siteId, carrierId, serviceId, handlingCents, promise } = fulfillment
    const arrives = arrivalOf(fulfillment, planned)
    return {
      refusal: null,
      part: {
        siteId,
        carrierId,
        serviceId,
        cents: planned.shippingCents + handlingCents,
        promise: { ...promise, ...arrives },
      },
      parcels: planned.parcels.map(({ weightG, chargeableG, dimensions }) => ({
        weightG,
        chargeableG,
        dimensions,
      })),
    }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return { refusal: fault.why, part: null, parcels: [] }
  }
}

/** The parcels are what they were before a person changed them. @throws {Refusal} they have a label, or are others by now */
export async function takeParcelsBack(
  context: CommandContext,
  { fulfillmentId, orderId, was, became }: ParcelsStep,
): Promise<void> {
  const { fulfillment, order } = await packable(context, fulfillmentId)
  if (order.id !== orderId || !isDeepStrictEqual(packedAs(order, fulfillment), became))
    refuse('refusals.undo.changedSince')
  await repack(context, order, fulfillment, was)
}

/** @throws {Refusal} it is packed, has a label, leaves by hand or with other orders, or belongs to a site that is away */
async function packable(
  asking: Pick<CommandContext, 'tx' | 'now'>,
  fulfillmentId: string,
): Promise<{ fulfillment: Fulfillment; order: Order }> {
  const { tx } = asking
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (fulfillment === null) refuse('packStops.unknownParcel')
  const [record] = await tx.orders.byIds([fulfillment.orderId])
  if (record === undefined) refuse('packStops.unknownOrder')
  const { order } = record
  if (fulfillment.state === 'cancelled') refuse('refusals.orders.movedOn')
  if (hasLeft(fulfillment.state)) refuse('refusals.orders.leftOrEnded')
  if (fulfillment.state !== 'planned' && fulfillment.state !== 'released')
    refuse('refusals.packedByHand.packed')
  if (fulfillment.carrierId === COLLECTED) refuse('refusals.packedByHand.collected')
  if (fulfillment.carrierId === BY_HAND) refuse('refusals.packedByHand.byHand')
  if (order.chosen?.together !== undefined) refuse('refusals.packedByHand.together')
  const labels = await tx.labels.ofFulfillments([fulfillmentId])
  if (labels.some(({ state }) => state !== 'wanted' && LIVE_PURCHASES.includes(state)))
    refuse('refusals.packedByHand.labelled')
  const held = (await heldReasons(asking, [order.id])).get(order.id)
  if (held !== undefined) throw new Refusal(held)
  return { fulfillment, order }
}

/** As it would be decided with its site and service as they are. @throws {Refusal} units are left, or its service does not take them */
async function decided(
  tx: Tx,
  order: Order,
  { id, siteId, carrierId, serviceId, allocations }: Fulfillment,
  parcels: readonly ParcelByHand[],
  tryAll: TryAll,
): Promise<PlannedFulfillment> {
  if (parcels.length > 0) {
    const left = new Map(allocations.map(({ lineId, quantity }) => [lineId, quantity]))
    for (const { lineId, quantity } of parcels.flatMap(({ lines }) => lines))
      left.set(lineId, (left.get(lineId) ?? 0) - quantity)
    const open = allocations.find(({ lineId }) => left.get(lineId) !== 0)
    if (open !== undefined) refuse('refusals.packedByHand.notWhole', { sku: open.sku, units: open.quantity })
    if (left.size > allocations.length) refuse('refusals.orders.noSuchLine')
  }
  // What is packed or has left is taken off what is sourced again: it is named besides.
  const kept = (await tx.fulfillments.byOrders([order.id])).filter(
    (one) => one.id !== id && (one.state === 'packed' || hasLeft(one.state)),
  )
  const wanted = new Map<string, number>()
  for (const { lineId, quantity } of [...kept, { allocations }].flatMap((one) => one.allocations))
    wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity)
  const alone: Order = {
    ...withTag(order, CHOICE_TAGS.holdWaived),
    lines: order.lines.flatMap((line) => {
      const quantity = wanted.get(line.id)
      return quantity === undefined ? [] : [{ ...line, quantity }]
    }),
    chosen: {
      siteId,
      service: serviceKey({ carrierId, serviceId }),
      ...(parcels.length > 0 && { parcels: [{ siteId, parcels: [...parcels] }] }),
    },
  }
  const [decision] = await tryAll([alone])
  if (decision === undefined) refuse('refusals.exceptions.noSuchWay')
  if (decision.kind !== 'allocated') {
    const why = sentenceOf(decision.cause, await nameLookup(tx))
    refuse('refusals.exceptions.noSuchWayBecause', { why })
  }
  const [planned, ...more] = decision.fulfillments
  const isSameWay =
    planned?.siteId === siteId && planned.carrierId === carrierId && planned.serviceId === serviceId
  if (!isSameWay || more.length > 0 || !isAs(planned.parcels, parcels)) {
    const services = await tx.carriers.services()
    const known = services.find((one) => one.carrierId === carrierId && one.serviceId === serviceId)
    refuse('refusals.packedByHand.notTaken', { service: known?.name ?? carrierName(carrierId) })
  }
  return planned
}

/** The engine goes on as calculated where the service does not take what a person packed. */
function isAs(planned: readonly Parcel[], wanted: readonly ParcelByHand[]): boolean {
  if (wanted.length === 0) return true
  const unitsOf = (lines: ParcelByHand['lines']) =>
    lines.map(({ lineId, quantity }) => `${lineId}=${quantity}`).join(' ')
  return isDeepStrictEqual(
    planned.map(({ contents, weightG }, i) => [
      unitsOf(contents),
      wanted[i]?.weightG === null ? null : weightG,
    ]),
    wanted.map(({ lines, weightG }) => [unitsOf(lines), weightG]),
  )
}

/** Another weight may take another time; where it would leave on another day, the time it was promised for stays. */
function arrivalOf({ promise }: Fulfillment, planned: PlannedFulfillment): Packed['arrives'] {
  const { shipOn, deliverFrom, deliverTo } = planned.promise
  return shipOn === promise.shipOn
    ? { deliverFrom, deliverTo }
    : { deliverFrom: promise.deliverFrom, deliverTo: promise.deliverTo }
}

function packedAs({ chosen }: Order, { parcels, shippingCents, promise }: Fulfillment): Packed {
  const { deliverFrom, deliverTo } = promise
  return { chosen: chosen?.parcels ?? [], parcels, shippingCents, arrives: { deliverFrom, deliverTo } }
}

/** A label that nobody was asked for yet is asked for anew when it is packed. */
async function repack(
  context: CommandContext,
  order: Order,
  { id }: Fulfillment,
  { chosen, parcels, shippingCents, arrives }: Packed,
): Promise<void> {
  const { tx } = context
  const { parcels: _, ...rest } = order.chosen ?? {}
  const became = { ...rest, ...(chosen.length > 0 && { parcels: chosen }) }
  const { chosen: _before, ...without } = order
  await tx.orders.update(Object.keys(became).length === 0 ? without : { ...without, chosen: became })
  for (const label of await tx.labels.ofFulfillments([id]))
    if (label.state === 'wanted') await giveUpLabel(context, label)
  await tx.fulfillments.putParcels(id, parcels, arrives)
  await tx.fulfillments.putShippingCents(id, shippingCents)
  context.about(order.id)
  context.touch('orders')
}

function parcelWords({ weightG, dimensions: { lengthMm, widthMm, heightMm } }: Parcel): Message {
  const box = { length: lengthMm / 10, width: widthMm / 10, height: heightMm / 10 }
  return message('timeline.parcels.one', { weight: weightG, ...box })
}
