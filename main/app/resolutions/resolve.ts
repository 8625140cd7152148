import type { Meaning } from '../../../shared/contract/channel-mapping.ts'
import type { ResolutionUndo } from '../../../shared/contract/exceptions.ts'
import {
  EXCEPTION_KINDS,
  type ExceptionCause,
  type ExceptionRecord,
} from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { CHOICE_TAGS, type Destination, type Order, type PickupPoint } from '../../../shared/domain/order.ts'
import type { ByHand } from '../../../shared/domain/order-choice.ts'
import { correctDestination } from '../../../shared/domain/postal/correct-destination.ts'
import { type Role, roleAllows } from '../../../shared/domain/role.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { suspendCarrier } from '../commands/carriers.ts'
import { setMapping } from '../commands/channel-mapping.ts'
import type { CommandContext } from '../commands/command.ts'
import { cancelOrders } from '../commands/orders.ts'
import { shipFulfillment } from '../commands/packing.ts'
import { Refusal, refuse } from '../commands/refusal.ts'
import { sendInstead } from '../commands/send-instead.ts'
import { setLevel } from '../commands/stock.ts'
import { addressCause } from '../decide/decide-group.ts'
import { DECIDED_REASONS } from '../decide/decided-reasons.ts'
import { reallocate, reallocateByPerson } from '../decide/reallocate.ts'
import { moveStopped, stopOf, type TryTogether } from '../decide/stopped-work.ts'
import { bringBack, refuseCancel, shipAnyway, stopHere } from '../inbound/answer-channel.ts'
import { readAgain, setStateMeaning, unknownStates } from '../inbound/channel-states.ts'
import { answerLabel, buyRefusedAgain } from '../labels/answer-label.ts'
import type { NumberFrom } from '../labels/label-at-packing.ts'
import { isAboutLabel } from '../labels/restate-trouble.ts'
import { sendOrder } from '../mapping/order-way.ts'
import { setMethods } from '../mapping/shipping-methods.ts'
import { keepLonger, remindBuyer } from '../packing/collection.ts'
import { uncollected } from '../packing/not-collected.ts'
import { numberParcel } from '../packing/number-parcel.ts'
import { requireLabels } from '../packing/require-labels.ts'
import { settleLabel } from '../packing/settle-label.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { PrintJobStore, PrintQueue } from '../ports/printing.ts'
import type { Purchasing } from '../ports/purchasing.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { isReturnCause, settleReturn } from '../returns/settle-return.ts'
import { askCarrier, reshipParcel } from '../tracking/mend-parcel.ts'
import { effectOn } from './catalogue.ts'
import { chooseWay } from './choose-way.ts'
import { mendLabel } from './mend-label.ts'
import { targetOfWay } from './method-ways.ts'
import { type TryAll } from './other-ways.ts'
import { retryPush } from './retry-push.ts'
import { rightOf } from './rights.ts'
import { withProposal } from './with-proposal.ts'
import { withTag } from './with-tag.ts'

export interface ResolutionArgs {
  readonly address: Destination | null
  readonly stock: { siteId: string; sku: string; onHand: number } | null
  readonly note: string
  readonly choice: string | null
  readonly byHand: ByHand | null
  readonly point: PickupPoint | null
  readonly mapping: readonly { channelSku: string; meaning: Meaning }[] | null
}

/** What was done, and how it is taken back; null = it is not. */
export interface Resolved {
  readonly sentence: Message
  readonly undo: ResolutionUndo | null
}

export interface Resolver {
  readonly role: Role
  readonly queue: PrintQueue<Tx>
  readonly tryAll: (tx: Tx) => TryAll
  readonly tryTogether: (tx: Tx) => TryTogether
  readonly printJobs: PrintJobStore<Tx>
  readonly purchasing: Pick<Purchasing, 'reload'>
  readonly numberFrom: NumberFrom
  readonly language: Language
}

/** Carries out one way out of one exception within its command. @throws {Refusal} */
export async function resolveException(
  context: CommandContext,
  resolver: Resolver,
  call: { exceptionId: string; code: ResolutionCode; args: ResolutionArgs },
): Promise<Resolved> {
  const record = await context.tx.exceptions.get(call.exceptionId)
  if (!record) refuse('refusals.unknown.exception')
  // The channel's answer, asked for just now, may have settled it.
  const isAsked = call.code === 'fetch-again' || call.code === 'ask-again'
  if (record.state === 'closed' && !isAsked) refuse('refusals.exceptions.resolved')
  if (!EXCEPTION_KINDS[record.cause.reason].resolutions.includes(call.code)) {
    refuse('refusals.exceptions.otherResolution')
  }
  if (!roleAllows(resolver.role, rightOf(call.code).role)) refuse('refusals.exceptions.leadOnly')
  const order =
    record.orderId === null ? null : ((await context.tx.orders.byIds([record.orderId]))[0] ?? null)
  const undo = await carryOut(context, resolver, record, order, call.code, call.args)
  context.touch('exceptions')
  return { sentence: effectOn(record.cause, call.code), undo: undo ?? null }
}

async function carryOut(
  context: CommandContext,
  resolver: Resolver,
  record: ExceptionRecord,
  order: OrderRecord | null,
  code: ResolutionCode,
  args: ResolutionArgs,
): Promise<ResolutionUndo | void> {
  const { tx, now } = context
  if (isAboutLabel(record.cause) && (await mendLabel(context, resolver, record.cause, order, code, args)))
    return
  const settle = async (): Promise<boolean> => (await tx.exceptions.closeById([record.id], code, now)) === 1
  switch (code) {
    case 'accept':
      await settle()
      return
    case 'approve-split': {
      const { order: known, state } = needOrder(order)
      await settle()
      // A split that the policy forbids was only proposed: it is made now.
      if (state !== 'on-hold') return
      await tx.orders.update(withTag(known, CHOICE_TAGS.splitApproved))
      await reallocate(context, [known.id])
      return
    }
    case 'reallocate': {
      const back = await reallocateByPerson(context, [needOrder(order).order.id])
      if (back.length === 0) refuse('refusals.exceptions.noReallocation')
      // Reads what changed at the channel since the release.
      if (record.cause.reason === 'changed-after-release') {
        await readAgain(context, record.cause.channelId, needOrder(order).order.externalId)
        context.touch('channels')
      }
      // What a decision opened stays until the next one clears or renews it; the rest is settled now.
      if (!DECIDED_REASONS.includes(record.cause.reason)) await settle()
      return
    }
    case 'ship-partial':
    case 'release-hold': {
      const { order: known } = needOrder(order)
      const tag = code === 'ship-partial' ? CHOICE_TAGS.shipPartial : CHOICE_TAGS.holdWaived
      await tx.orders.update(withTag(known, tag))
      await settle()
      await reallocate(context, [known.id])
      return
    }
    case 'backorder': {
      const { order: known } = needOrder(order)
      await reallocate(context, [known.id])
      await tx.orders.move([known.id], 'backordered', now)
      await settle()
      context.about(known.id)
      context.touch('orders')
      return
    }
    case 'fix-address':
    case 'take-proposal': {
      const { order: known } = needOrder(order)
      const said =
        code === 'take-proposal'
          ? withProposal(known, record.cause)
          : args.address && { ...withNote(known, record.cause, args.note), destination: args.address }
      if (said === null)
        refuse(`refusals.exceptions.${code === 'fix-address' ? 'addressMissing' : 'addressChanged'}`)
      const mended = { ...said, destination: correctDestination(known.destination, said.destination) }
      const fault = addressCause(mended, await tx.sites.all())
      if (fault) throw new Refusal(sentenceOf(fault, await nameLookup(tx)))
      await tx.orders.update(mended)
      await settle()
      await reallocate(context, [known.id])
      await buyRefusedAgain(context, known.id)
      return
    }
    case 'name-point':
    case 'send-home': {
      const known = needOrder(order)
      if (code === 'name-point' && args.point === null) refuse('refusals.exceptions.pointMissing')
      const to = args.point === null ? TO_HOME : ({ delivery: 'relay', point: args.point } as const)
      const way = await sendOrder(context, known, code === 'send-home' ? TO_HOME : to)
      return { kind: 'order-way', orderId: known.order.id, way }
    }
    case 'ask-again': {
      if (record.state === 'closed') return
      const { channelId, externalId } = needOrder(order).order
      if (!(await readAgain(context, channelId, externalId))) refuse('refusals.exceptions.notFetched')
      // It is over when the order names a point.
      context.touch('channels')
      return
    }
    case 'correct-stock': {
      if (!args.stock) refuse('refusals.exceptions.countMissing')
      const [level] = (await tx.stock.bySkus([args.stock.sku])).filter(
        ({ siteId }) => siteId === args.stock?.siteId,
      )
      await setLevel(context, { ...args.stock, safety: level?.safety ?? 0, expectedOnHand: null })
      return
    }
    case 'cancel-order':
      await cancelOrders(context, { orderIds: [needOrder(order).order.id], note: args.note })
      return
    case 'move-orders': {
      if (record.cause.reason !== 'work-stopped') return
      const moved = await moveStopped(context, stopOf(record.cause), resolver.tryTogether(tx))
      if (moved.length === 0) refuse('refusals.exceptions.noneCanMove')
      return { kind: 'move', moved: [...moved] }
    }
    case 'change-service':
    case 'change-site':
    case 'ship-by-hand':
    case 'drop-choice':
      await chooseWay(
        context,
        needOrder(order),
        { code, choice: args.choice, byHand: args.byHand },
        resolver.tryAll(tx),
      )
      if (!DECIDED_REASONS.includes(record.cause.reason)) await settle()
      return
    case 'send-instead':
      await sendInstead(context, needOrder(order))
      if (record.cause.reason === 'collection-overdue') await settle()
      return
    case 'put-back':
      await cancelOrders(context, { orderIds: [needOrder(order).order.id], note: args.note })
      return
    case 'keep-longer':
    case 'remind-customer': {
      if (record.cause.reason !== 'collection-overdue') return
      await settle()
      if (code === 'keep-longer') await keepLonger(context, record.cause)
      else await remindBuyer(context, needOrder(order).order, record.cause)
      return
    }
    case 'collected':
      if (record.cause.reason !== 'collection-overdue') return
      await shipFulfillment(context, { fulfillmentId: record.cause.fulfillmentId })
      await settle()
      return
    case 'map-skus':
      return mapSkus(context, record.cause, args.mapping)
    case 'map-meant':
      return mapSkus(context, record.cause, meantIn(record.cause))
    case 'map-method':
      return mapMethod(context, record.cause, args.choice)
    case 'states-ship':
    case 'states-wait':
      await nameStates(context, record.cause, code === 'states-ship' ? 'ship' : 'wait')
      return
    case 'handed-over':
      await shipUncollected(context, resolver.printJobs, record.cause)
      return
    case 'suspend-service': {
      if (record.cause.reason !== 'carrier-late') return
      const { carrierId, serviceId } = record.cause
      const reason = say('en', sentenceOf(record.cause, await nameLookup(tx)))
      await suspendCarrier(context, {
        carrierId,
        serviceId,
        zones: [],
        reason: reason.slice(0, 200),
        until: null,
      })
      await settle()
      return
    }
    case 'retry-print':
    case 'confirm-printed':
      await settle()
      await answerPrint(context, resolver, record, code)
      return
    case 'buy-again':
    case 'buy-now':
    case 'label-made':
    case 'label-not-made':
    case 'void-again':
      await answerLabel(context, resolver, record.cause, code, args.note)
      return
    case 'own-number':
      if (isAboutLabel(record.cause)) await numberParcel(context, resolver, record.cause)
      return
    case 'receive-sellable':
    case 'receive-damaged':
    case 'refund-only':
    case 'refund-parcel':
    case 'refuse-return': {
      const { cause } = record
      if (!isReturnCause(cause)) return
      await settleReturn(context, needOrder(order), cause, code, args.note)
      await settle()
      return
    }
    case 'reship-parcel': {
      if (record.cause.reason !== 'parcel-trouble') return
      await reshipParcel(context, needOrder(order).order, record.cause)
      await settle()
      return
    }
    case 'ask-carrier': {
      if (record.cause.reason !== 'parcel-trouble') return
      await askCarrier(context, needOrder(order).order, record.cause, args.note)
      await tx.exceptions.snooze(record.id, now + ANSWERS_WITHIN_MS)
      return
    }
    case 'wait-for-parcel':
      await tx.exceptions.snooze(record.id, now + WAITS_MS)
      return
    case 'ship-anyway':
      await settle()
      await shipAnyway(context, needOrder(order), record.cause)
      return
    case 'stop-here':
      await stopHere(context, needOrder(order), record)
      return
    case 'bring-back':
      await settle()
      await bringBack(context, needOrder(order))
      return
    case 'refuse-cancel':
      await refuseCancel(context, needOrder(order))
      await settle()
      return
    case 'retry-push':
      await retryPush(context, record)
      await settle()
      return
    case 'fetch-again': {
      if (record.cause.reason !== 'record-unreadable' || record.state === 'closed') return
      if (record.cause.order === null) refuse('refusals.exceptions.noChannel')
      const { channelId, externalId } = record.cause.order
      if (!(await readAgain(context, channelId, externalId))) refuse('refusals.exceptions.notFetched')
      // It is over when the record was written anew.
      context.touch('channels')
      return
    }
    case 'read-again': {
      if (record.cause.reason !== 'payload-rejected') return
      const { channelId, externalId } = record.cause
      if (!(await readAgain(context, channelId, externalId))) refuse('refusals.orders.payloadGone')
      await settle()
      context.touch('channels')
      return
    }
    default:
      unreachable(code)
  }
}

/** A carrier answers a claim within days; the exception comes back then. */
const ANSWERS_WITHIN_MS = 3 * DAY_MS
/** What is only late may arrive meanwhile. */
const WAITS_MS = 2 * DAY_MS

const TO_HOME = { delivery: 'home' } as const

function needOrder(order: OrderRecord | null): OrderRecord {
  if (!order) refuse('refusals.exceptions.noOrder')
  return order
}

/** Answers for, or prints again, the label that the exception is about. */
async function answerPrint(
  context: CommandContext,
  { queue, printJobs }: Resolver,
  { cause }: ExceptionRecord,
  code: 'retry-print' | 'confirm-printed',
): Promise<void> {
  if (cause.reason !== 'print-unknown' && cause.reason !== 'label-failed') return
  const jobId = cause.jobId
  const operator = context.actor
  const reason = message('printing.inQueue')
  const result =
    code === 'confirm-printed'
      ? await queue.answer(context.tx, { jobId, operator, reason, cameOut: true })
      : cause.reason === 'label-failed'
        ? await queue.release(context.tx, { jobId, operator, reason })
        : await queue
            .answer(context.tx, { jobId, operator, reason, cameOut: false })
            .then((answered) =>
              answered.kind === 'done' ? queue.release(context.tx, { jobId, operator, reason }) : answered,
            )
  if (result.kind !== 'done') refuse('refusals.exceptions.printJobChanged')
  const { printerId, label } = result.job
  if (label !== null) await settleLabel(context, printJobs, label)
  context.afterCommit(() => queue.wake(printerId))
  context.touch('printing')
}

function meantIn(cause: ExceptionCause): ResolutionArgs['mapping'] {
  if (cause.reason !== 'unmapped-skus') return null
  return cause.meant.map(({ channelSku, sku, units }) => ({
    channelSku,
    meaning: { kind: 'product', sku, units },
  }))
}

/** @throws {Refusal} nothing is said of any SKU, or of a product that is not there */
async function mapSkus(
  context: CommandContext,
  cause: ExceptionCause,
  mapping: ResolutionArgs['mapping'],
): Promise<ResolutionUndo | void> {
  if (cause.reason !== 'unmapped-skus') return
  if (mapping === null || mapping.length === 0) refuse('refusals.exceptions.productMissing')
  const { channelId } = cause
  const { before } = await setMapping(context, { rows: mapping.map((row) => ({ channelId, ...row })) })
  return { kind: 'mapping', rows: before }
}

/** @throws {Refusal} nothing that was offered is chosen */
async function mapMethod(
  context: CommandContext,
  cause: ExceptionCause,
  choice: string | null,
): Promise<ResolutionUndo | void> {
  if (cause.reason !== 'unknown-method') return
  const target = targetOfWay(choice)
  if (target === null) refuse('refusals.exceptions.methodMissing')
  const { channelId, key } = cause
  const { before } = await setMethods(context, { channelId, rows: [{ key, target }] })
  return { kind: 'methods', channelId, rows: before }
}

/** Every state of the channel that nobody has explained means this from now on. */
async function nameStates(
  context: CommandContext,
  cause: ExceptionCause,
  meaning: 'ship' | 'wait',
): Promise<void> {
  if (cause.reason !== 'unknown-states') return
  const { channelId } = cause
  for (const { state } of await unknownStates(context.tx, channelId))
    await setStateMeaning(context, { channelId, state, meaning })
}

/** What a carrier was to take on an earlier day is gone: all of it whose labels are certain is shipped. */
async function shipUncollected(
  context: CommandContext,
  printJobs: PrintJobStore<Tx>,
  cause: ExceptionCause,
): Promise<void> {
  if (cause.reason !== 'carrier-delayed') return
  const site = await context.tx.sites.get(cause.siteId)
  const waiting = site === null ? [] : await uncollected(context.tx, site, context.now)
  let why: Refusal | null = null
  let shipped = 0
  for (const { id } of waiting.filter(({ carrierId }) => carrierId === cause.carrierId)) {
    try {
      await requireLabels(context.tx, printJobs, id)
      await shipFulfillment(context, { fulfillmentId: id })
      shipped += 1
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      why = fault
    }
  }
  if (shipped === 0 && why !== null) throw why
}

/** Where the note for the driver is what no carrier takes, `note` stands for it. */
function withNote(order: Order, cause: ExceptionCause, note: string): Order {
  if (cause.reason !== 'address-invalid' || cause.field !== 'note') return order
  return { ...order, requests: { ...order.requests, deliveryNote: note } }
}
