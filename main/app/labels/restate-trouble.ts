import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierKind } from '../../../shared/domain/carrier-account.ts'
import type { ExceptionCause, ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { type LabelPurchase, presentPurchase } from '../../../shared/domain/label-purchase.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { holderOf, isNeeded, type LabelHolder } from './label-holder.ts'

/** So long a carrier that can be asked is looked up at before a person is. */
const LOOKED_UP_MS = 15 * MINUTE_MS

export type LabelTrouble = Extract<
  ExceptionCause,
  { reason: 'label-refused' | 'label-overdue' | 'label-in-doubt' | 'label-not-taken-back' }
>

/** Brings the exceptions of a fulfilment's labels in line with how these stand: each closes when its cause is gone. */
export async function restateTrouble(context: CommandContext, fulfillment: Fulfillment): Promise<void> {
  await restateHolder(context, { kind: 'shipment', fulfillment })
}

/** The same of whatever the label is for. */
export async function restateTroubleOf(
  context: CommandContext,
  purchase: Pick<LabelPurchase, 'fulfillmentId' | 'request'>,
): Promise<void> {
  const holder = await holderOf(context.tx, purchase)
  if (holder !== null) await restateHolder(context, holder)
}

export async function restateHolder(context: CommandContext, holder: LabelHolder): Promise<void> {
  const { tx, now, newId } = context
  const { id, orderId, siteId } = holder.kind === 'return' ? holder.announced : holder.fulfillment
  const dueAt = holder.kind === 'return' ? null : holder.fulfillment.promise.shipBy
  const purchases = await tx.labels.ofFulfillments([id])
  const troubles: LabelTrouble[] = []
  for (const purchase of purchases) {
    const trouble = await troubleOf(context, purchase, holder, purchases)
    if (trouble !== null) troubles.push(trouble)
  }
  const known = (await tx.exceptions.ofOrder(orderId)).flatMap((record) =>
    isAboutLabel(record.cause) && record.cause.fulfillmentId === id ? [{ record, cause: record.cause }] : [],
  )
  const isSame = (a: LabelTrouble, b: LabelTrouble) => a.reason === b.reason && a.purchaseId === b.purchaseId
  const over = known.filter(
    ({ record, cause }) => record.state !== 'closed' && !troubles.some((one) => isSame(one, cause)),
  )
  const fresh = troubles.filter(
    (one) => !known.some(({ record, cause }) => isSame(one, cause) && isSaid(record)),
  )
  if (over.length === 0 && fresh.length === 0) return
  await tx.exceptions.closeById(
    over.map(({ record }) => record.id),
    'cleared',
    now,
  )
  await tx.exceptions.open(
    fresh.map((cause) => ({
      id: newId(),
      orderId,
      siteId,
      cause,
      openedAt: now,
      dueAt,
      key: `${cause.reason}/${cause.purchaseId}`,
    })),
  )
  context.about(orderId)
  context.touch('exceptions')
}

/** Open, or left as it is by a person. */
function isSaid({ state, closedBy }: ExceptionRecord): boolean {
  return state !== 'closed' || closedBy === 'accept'
}

/** Whether a carrier's label is what keeps the order. */
export function isAboutLabel(cause: ExceptionCause): cause is LabelTrouble {
  return (
    cause.reason === 'label-refused' ||
    cause.reason === 'label-overdue' ||
    cause.reason === 'label-in-doubt' ||
    cause.reason === 'label-not-taken-back'
  )
}

/** What of a purchase a person must see to; null = nothing. */
async function troubleOf(
  { tx, now }: CommandContext,
  purchase: LabelPurchase,
  holder: LabelHolder,
  all: readonly LabelPurchase[],
): Promise<LabelTrouble | null> {
  const account = await tx.carrierAccounts.get(purchase.accountId)
  const about = {
    purchaseId: purchase.id,
    fulfillmentId: purchase.fulfillmentId,
    parcelNumber: purchase.parcel,
    carrierId: account?.carrierId ?? purchase.accountId,
    ...(holder.kind === 'return' ? { isReturn: true as const } : {}),
    message: purchase.problem ?? message('labels.noReason'),
  }
  switch (purchase.state) {
    case 'uncertain':
      return account !== null && isLookedUp(account.kind) && isYoung(purchase, now)
        ? null
        : { reason: 'label-in-doubt', ...about, reference: purchase.request.reference }
    case 'refused': {
      const isPresent = presentPurchase(all, purchase.parcel)?.id === purchase.id
      const isHere =
        holder.kind === 'return' ||
        holder.fulfillment.state === 'released' ||
        holder.fulfillment.state === 'packed'
      return isPresent && isHere && isNeeded(purchase, holder, account)
        ? { reason: 'label-refused', ...about, field: purchase.field }
        : null
    }
    case 'wanted':
    case 'buying':
    case 'bought': {
      const { labelWaitMinutes } = await tx.settings.get(WORKSPACE)
      const what = waitsFor(purchase)
      const { awaitedSince: since } = purchase
      return holder.kind === 'shipment' &&
        holder.fulfillment.state === 'packed' &&
        what !== null &&
        since !== null &&
        labelWaitMinutes !== null &&
        now - since >= labelWaitMinutes * MINUTE_MS
        ? {
            reason: 'label-overdue',
            ...about,
            since,
            what,
            message: purchase.problem ?? message('labels.noAnswer'),
          }
        : null
    }
    case 'kept':
      return { reason: 'label-not-taken-back', ...about, trackingNumber: purchase.trackingNumber ?? '' }
    default:
      return null
  }
}

function waitsFor({ state, papers }: LabelPurchase): 'ordered' | 'owed' | null {
  if (state !== 'bought') return 'ordered'
  return papers === 'owed' ? 'owed' : null
}

/** Now and then: packed parcels whose label does not come. */
export async function restateAwaited(context: CommandContext): Promise<void> {
  const { tx, now } = context
  const { labelWaitMinutes } = await tx.settings.get(WORKSPACE)
  if (labelWaitMinutes === null) return
  for (const id of await tx.labels.awaited(now - labelWaitMinutes * MINUTE_MS)) {
    const fulfillment = await tx.fulfillments.get(id)
    if (fulfillment !== null) await restateTrouble(context, fulfillment)
  }
}

function isLookedUp(kind: CarrierKind): boolean {
  return CARRIER_ABILITIES[kind].findsAgain
}

function isYoung({ changedAt }: LabelPurchase, now: EpochMs): boolean {
  return now - changedAt < LOOKED_UP_MS
}
