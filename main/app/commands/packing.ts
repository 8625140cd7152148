import { isTroubled } from '../../../shared/domain/channel.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import { type Fulfillment, hasLeft, type Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order, OrderState } from '../../../shared/domain/order.ts'
import { BY_HAND, type ByHand } from '../../../shared/domain/order-choice.ts'
import { message } from '../../../shared/messages/message.ts'
import { remainderOf } from '../../engine/remainder.ts'
import { restateTrouble } from '../labels/restate-trouble.ts'
import { voidLabel } from '../labels/void-label.ts'
import { notifyChannel } from '../notify/notify-channel.ts'
import { fulfillmentKey } from '../notify/outbox-key.ts'
import { shipmentMessage } from '../notify/shipment-message.ts'
import { closeOvertaken } from '../packing/close-overtaken.ts'
import { makeReady } from '../packing/collection.ts'
import { slipParcels } from '../packing/collection-slip.ts'
import { type Labelling, labelParcels } from '../packing/label-parcels.ts'
import { restateUncollectedOf } from '../packing/not-collected.ts'
import { labelStop, requireLabels } from '../packing/require-labels.ts'
import { settleLabel } from '../packing/settle-label.ts'
import {
  holdsOthers,
  inOneParcel,
  partsTogether,
  putInside,
  withContentsOf,
} from '../packing/shared-parcel.ts'
import { shortPick } from '../packing/short-pick.ts'
import { stopsOf } from '../packing/stops.ts'
import { printAgain } from '../papers/print-again.ts'
import { printSlips } from '../papers/print-slips.ts'
import type { PrintJob, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printerById } from '../printers/printer-settings.ts'
import { jobView } from '../queries/packing.ts'
import type { AppServices } from '../services/app-services.ts'
import { followParcels } from '../tracking/follow-parcels.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { answerJob, cancelJob, type Labels, releaseJob, reprintLabels } from './print-jobs.ts'
import { refuse } from './refusal.ts'

type PackingServices = Pick<AppServices, 'store' | 'printing' | 'purchasing'>

interface Packing extends Labelling {
  readonly printJobs: PrintJobStore<Tx>
}

async function load(
  context: CommandContext,
  fulfillmentId: string,
): Promise<{ fulfillment: Fulfillment; order: Order }> {
  const fulfillment = await context.tx.fulfillments.get(fulfillmentId)
  if (!fulfillment) refuse('packStops.unknownParcel')
  const [record] = await context.tx.orders.byIds([fulfillment.orderId])
  if (!record) refuse('packStops.unknownOrder')
  return { fulfillment, order: record.order }
}

/** @throws {Refusal} an unanswered report of its channel (cancelled, held, changed) stops it */
export async function refuseStopped({ tx }: CommandContext, { id, reference }: Order): Promise<void> {
  const stop = (await stopsOf(tx, [id])).get(id)
  if (stop) refuse('packStops.stop', { order: reference, why: stop.sentence })
}

const WAITS_FOR_DECISION: readonly OrderState[] = ['received', 'on-hold', 'backordered']

/**
 * Labels the parcels and marks the fulfilment packed; one whose label comes later waits for it. A packed one prints
 * nothing new.
 */
export async function packFulfillment(
  context: CommandContext,
  { queue, printJobs, nextTracking, numberFrom, isAnswering, language }: Packing,
  input: {
    fulfillmentId: string
    printerId: string
    weightsG: readonly (number | null)[]
    byHand?: Pick<ByHand, 'carrier' | 'trackingNumber'> | null
  },
): Promise<{ jobs: PrintJob[] }> {
  const { tx } = context
  const { fulfillment, order } = await load(context, input.fulfillmentId)
  if (fulfillment.state === 'packed' || hasLeft(fulfillment.state)) {
    const labels = await printJobs.ofFulfillment(tx, fulfillment.id)
    return { jobs: labels.filter(({ reprintOf }) => reprintOf === null).toReversed() }
  }
  if (fulfillment.state !== 'released') {
    refuse('packStops.notReleased', { order: order.reference })
  }
  await refuseStopped(context, order)
  if (fulfillment.carrierId === COLLECTED) {
    const { parcels, jobs } = await slipParcels(
      context,
      { queue, nextTracking, language },
      order,
      fulfillment,
      input,
    )
    await printSlips(context, queue, order, { ...fulfillment, parcels }, input.printerId)
    await markPacked(context, fulfillment, parcels)
    await makeReady(context, order, { ...fulfillment, parcels })
    context.touch('printing')
    context.afterCommit(() => queue.wake(input.printerId))
    return { jobs }
  }
  if (fulfillment.carrierId === BY_HAND) {
    await packByHand(context, fulfillment, order, input)
    await printSlips(context, queue, order, fulfillment, input.printerId)
    return { jobs: [] }
  }
  if (!(await printerById(tx, input.printerId))) refuse('packStops.unknownPrinter')
  const shared = await partsTogether(tx, order, fulfillment)
  const around = shared.find(holdsOthers)
  if (around !== undefined) {
    const parcels = putInside(fulfillment, around, input.weightsG)
    await tx.fulfillments.putShippingCents(
      around.id,
      order.chosen?.together?.shippingCents ?? around.shippingCents,
    )
    await tx.fulfillments.putShippingCents(fulfillment.id, 0)
    await printSlips(context, queue, order, { ...fulfillment, parcels }, input.printerId)
    await markPacked(context, fulfillment, parcels)
    return { jobs: [] }
  }
  const { parcels, jobs } = await labelParcels(
    context,
    { queue, nextTracking, numberFrom, isAnswering, language },
    order,
    withContentsOf(fulfillment, shared),
    input,
  )
  await printSlips(context, queue, order, { ...fulfillment, parcels }, input.printerId)
  await markPacked(context, fulfillment, parcels)
  context.touch('printing')
  context.afterCommit(() => queue.wake(input.printerId))
  return { jobs }
}

/** Nothing is printed: the parcel gets the tracking number that a person entered, if any. */
async function packByHand(
  context: CommandContext,
  fulfillment: Fulfillment,
  order: Order,
  { weightsG, byHand: said }: { weightsG: readonly (number | null)[]; byHand?: Partial<ByHand> | null },
): Promise<void> {
  const chosen = order.chosen?.byHand
  const carrier = said?.carrier ?? chosen?.carrier
  if (chosen === undefined || carrier === undefined) refuse('packStops.carrierMissing')
  const trackingNumber = said?.trackingNumber ?? chosen.trackingNumber
  await context.tx.orders.update({
    ...order,
    chosen: { ...order.chosen, byHand: { ...chosen, carrier, trackingNumber } },
  })
  const parcels = fulfillment.parcels.map((parcel, i) => ({
    ...parcel,
    weightG: weightsG[i] ?? parcel.weightG,
    trackingNumber: trackingNumber === '' ? null : trackingNumber,
  }))
  await markPacked(context, fulfillment, parcels)
}

/** @throws {Refusal} it is not packed, or has all of its labels */
export function leaveByHand({ queue, printJobs }: Labels) {
  return async (
    context: CommandContext,
    { fulfillmentId, byHand }: { fulfillmentId: string; byHand: Pick<ByHand, 'carrier' | 'trackingNumber'> },
  ): Promise<Record<string, never>> => {
    const { tx } = context
    const { fulfillment, order } = await load(context, fulfillmentId)
    if (fulfillment.state !== 'packed') refuse('packStops.notPacked', { order: order.reference })
    await refuseStopped(context, order)
    if ((await labelStop(tx, printJobs, fulfillment)) === null) refuse('packStops.hasLabels')
    const { siteId, parcels } = fulfillment
    await tx.orders.update({
      ...order,
      chosen: { ...order.chosen, byHand: { siteId, costCents: 0, ...byHand } },
    })
    await tx.fulfillments.giveToHand(fulfillment.id, context.now)
    await restateTrouble(context, { ...fulfillment, carrierId: BY_HAND })
    const trackingNumber = byHand.trackingNumber === '' ? null : byHand.trackingNumber
    await tx.fulfillments.putParcels(
      fulfillment.id,
      parcels.map((parcel) => ({ ...parcel, trackingNumber })),
    )
    const reason = message('printing.byHand')
    for (const { id: jobId } of await printJobs.ofFulfillment(tx, fulfillment.id))
      await queue.cancel(tx, { jobId, operator: context.actor, reason })
    for (const { number: parcel } of parcels) await settleLabel(context, printJobs, { fulfillmentId, parcel })
    context.about(order.id)
    context.touch('orders', 'printing')
    return {}
  }
}

export async function markPacked(
  context: CommandContext,
  { id, orderId }: Fulfillment,
  parcels: readonly Parcel[],
): Promise<void> {
  await context.tx.fulfillments.putParcels(id, parcels)
  await context.tx.fulfillments.move([id], 'packed', context.now)
  await moveOrderWhenAll(context, orderId, 'packed')
  context.about(orderId)
  context.touch('orders')
}

/** Left with the carrier, or handed over to its buyer: stock goes down, the channel gets the tracking numbers. */
export async function shipFulfillment(
  context: CommandContext,
  { fulfillmentId }: { fulfillmentId: string },
): Promise<Record<string, never>> {
  const { tx } = context
  const { fulfillment, order } = await load(context, fulfillmentId)
  if (hasLeft(fulfillment.state)) return {}
  if (fulfillment.state !== 'packed') refuse('packStops.notPacked', { order: order.reference })
  const leaving = [{ fulfillment, order }]
  for (const part of await inOneParcel(tx, order, fulfillment)) leaving.push(await load(context, part.id))
  for (const part of leaving) await refuseStopped(context, part.order)
  for (const part of leaving) await leave(context, part)
  return {}
}

async function leave(
  context: CommandContext,
  { fulfillment, order }: { fulfillment: Fulfillment; order: Order },
): Promise<void> {
  const { tx, now } = context
  await tx.fulfillments.move([fulfillment.id], 'shipped', now)
  await moveOrderWhenAll(context, order.id, 'shipped')
  await followParcels(context, fulfillment)
  await restateUncollectedOf(context, fulfillment)
  await notifyChannel(
    context,
    order,
    fulfillmentKey(fulfillment.id),
    await shipmentMessage(tx, order, fulfillment),
  )
  context.about(order.id)
  context.touch('orders', 'stock')
}

/**
 * An order is packed or shipped when all its fulfilments that were not cancelled are, unless a part of it was taken
 * back and waits to be reallocated.
 */
async function moveOrderWhenAll(
  context: CommandContext,
  orderId: string,
  state: 'packed' | 'shipped',
): Promise<void> {
  const live = (await context.tx.fulfillments.byOrders([orderId])).filter((f) => f.state !== 'cancelled')
  const [record] = await context.tx.orders.byIds([orderId])
  if (record && WAITS_FOR_DECISION.includes(record.state) && remainderOf(record.order, live) !== null) return
  const hasReached = (part: Fulfillment) => hasLeft(part.state) || part.state === state
  if (live.every(hasReached)) {
    if (state === 'shipped') await context.tx.orders.move([orderId], 'packed', context.now)
    await context.tx.orders.move([orderId], state, context.now)
    if (state === 'shipped') await closeOvertaken(context, orderId)
  }
}

export function packingHandlers({ store, printing, purchasing }: PackingServices): HandlersOf<'packing'> {
  const { printJobs } = store
  const labels = { queue: printing.queue, printJobs }
  return {
    async pack(context, call, { language }) {
      const packing = {
        queue: printing.queue,
        printJobs,
        nextTracking: printing.nextTracking,
        numberFrom: printing.numberFrom,
        isAnswering: (accountId: string) => !isTroubled(purchasing.health(accountId)),
        language,
      }
      return { jobs: (await packFulfillment(context, packing, call)).jobs.map(jobView) }
    },
    async ship(context, call) {
      await requireLabels(context.tx, printJobs, call.fulfillmentId, call.scanned)
      return shipFulfillment(context, call)
    },
    leaveByHand: leaveByHand(labels),
    voidLabel: (context, call) => voidLabel(context, labels, call),
    shortPick,
    reprint: reprintLabels(labels),
    answer: answerJob(labels),
    cancelJob: cancelJob(labels),
    releaseJob: releaseJob(labels),
    printPaper: (context, call) => printAgain(context, labels, call),
  }
}
