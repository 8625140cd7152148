import { isDeepStrictEqual } from 'node:util'
import type { ReturnLabelOffer } from '../../../shared/contract/announced-returns.ts'
import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { MeantSku } from '../../../shared/domain/channel-mapping.ts'
import {
  EXCEPTION_KINDS,
  type ExceptionCause,
  type ExceptionRecord,
} from '../../../shared/domain/exception.ts'
import type { ParcelTrouble } from '../../../shared/domain/exceptions/delivery-kinds.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import {
  hoursInWords,
  type NearbyPoint,
  pointInLine,
  pointNear,
} from '../../../shared/domain/nearby-point.ts'
import {
  CHOICE_TAGS,
  CLOSED_STATES,
  hasAllLeft,
  type Order,
  type OrderState,
} from '../../../shared/domain/order.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Decision } from '../../engine/decision.ts'
import type { World } from '../../engine/world.ts'
import { BEFORE_RELEASE } from '../decide/reallocate.ts'
import { type MovePlan, type Stop, stopOf } from '../decide/stopped-work.ts'
import { isAboutLabel, type LabelTrouble } from '../labels/restate-trouble.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { NameLookup } from '../queries/name-lookup.ts'
import { returnLabelWays } from '../returns/return-label-way.ts'
import { isReturnCause, isReturnWayOut, type ReturnCause, returnEffect } from '../returns/settle-return.ts'
import { askedIn } from './asked-in.ts'
import { effectOn, generalEffect, offer } from './catalogue.ts'
import { methodWays } from './method-ways.ts'
import { moveEffect } from './move-effect.ts'
import { decisionEffect, isOtherWay, offerSubstitute, offerWay, withoutWay } from './offer-way.ts'
import { type OtherWay, otherWays, sentInstead, type TryAll, withoutChoice } from './other-ways.ts'
import type { Substitute } from './substitutes.ts'
import { withProposal } from './with-proposal.ts'
import { withTag } from './with-tag.ts'

/** What previews may try. */
export interface Trials {
  readonly all: TryAll
  readonly world: () => Promise<Pick<World, 'services' | 'sites' | 'rates' | 'products'>>
  /** What would become of the released work that a stop holds up. */
  readonly move: (stop: Stop) => Promise<MovePlan>
  /** Of what shipping costs. */
  readonly currency: string
  /** What would be paid back for the goods of a return. */
  readonly worthOfReturn: (order: OrderRecord, cause: ReturnCause) => Promise<number>
  /** Whether the order's channel tells its buyer again that it is ready. */
  readonly canRemind: (order: OrderRecord) => Promise<boolean>
  /** Points near the buyer that its carrier told of, nearest first. */
  readonly points: readonly NearbyPoint[]
  /** Whether a number of its carrier's range is there for the parcel. */
  readonly canNumber: (cause: LabelTrouble) => Promise<boolean>
  /** What can stand for the product that is short. */
  readonly substitutes: (order: OrderRecord, cause: ExceptionCause) => Promise<readonly Substitute[]>
  /** By what the customer of an order can send it back. */
  readonly returnLabels: (order: OrderRecord) => Promise<readonly ReturnLabelOffer[]>
}

/**
 * Every way out of an exception with what it would do now; those that can be taken first. `only`: no others are tried;
 * empty = all.
 */
export async function previewResolutions(
  record: ExceptionRecord,
  order: OrderRecord | null,
  speech: NameLookup,
  trials: Trials,
  only: readonly ResolutionCode[] = [],
): Promise<Resolution[]> {
  const isMeant = (code: ResolutionCode) => only.length === 0 || only.includes(code)
  const { reason } = record.cause
  if (record.cause.reason === 'work-stopped') return [await previewMove(record.cause, trials, speech)]
  if (record.cause.reason === 'unknown-method') return methodWays(record.cause)
  const previews: Resolution[] = []
  const ways = order === null ? [] : await waysOf(order, record.cause, trials, isMeant)
  for (const code of EXCEPTION_KINDS[reason].resolutions.filter(isMeant)) {
    const blocked =
      order === null
        ? NEEDS_ORDER.includes(code)
          ? UNKNOWN_ORDER
          : null
        : (stateForbids(code, order, record.cause) ?? causeForbids(code, record.cause, order))
    if (isEmptyOffer(code, record, order)) continue
    if (isOtherWay(code)) {
      if (order === null || blocked !== null) continue
      const own = ways.filter((way) => way.code === code)
      previews.push(
        ...(own.length > 0
          ? own.map((way) => offerWay(way, speech))
          : await withoutWay(code, record.cause, trials, speech)),
      )
      continue
    }
    if (code === 'substitute') {
      if (order !== null && blocked === null)
        previews.push(
          ...(await trials.substitutes(order, record.cause)).map((one) => offerSubstitute(one, speech)),
        )
      continue
    }
    if (code === 'send-return-label') {
      if (order !== null && blocked === null)
        previews.push(...returnLabelWays(await trials.returnLabels(order)))
      continue
    }
    if (code === 'take-point') {
      const points = order === null || blocked !== null ? [] : trials.points
      previews.push(...points.slice(0, MOST_POINTS).map(offerPoint))
      continue
    }
    if (code === 'name-point' && record.cause.reason === 'label-refused' && record.cause.field !== 'point')
      continue
    if (code === 'drop-choice' && order?.order.chosen === undefined) continue
    if (code === 'remind-customer' && !(order && (await trials.canRemind(order)))) continue
    if (code === 'own-number' && !(isAboutLabel(record.cause) && (await trials.canNumber(record.cause))))
      continue
    const tried = order === null || blocked ? null : await trying(code, record.cause, order, trials.all)
    const effect =
      tried === null || order === null
        ? await goodsBack(code, record.cause, order, trials)
        : decisionEffect(tried, speech)
    // What would leave it as it is, is no way out.
    const isSame =
      tried !== null && 'cause' in tried && isDeepStrictEqual(bare(tried.cause), bare(record.cause))
    const isVain = isSame && (tried.kind !== 'partial' || code === 'reallocate')
    previews.push({ ...offer(code, effect, isVain ? effect : blocked), ...labelled(code, record) })
  }
  return previews.toSorted((a, b) => Number(a.disabled !== null) - Number(b.disabled !== null))
}

/** The rest are in the dialog. */
const MOST_POINTS = 3

/** "Tabac du Port, 3 rue du Port, 59000 Lille (350 m)": "Open Mon–Sat 09:00-19:00". */
function offerPoint(point: NearbyPoint): Resolution {
  const label = pointNear(point) ?? message('points.unmeasured', { point: pointInLine(point) })
  const effect = hoursInWords(point.hours) ?? message('points.noHours')
  return offer('take-point', effect, null, { choice: point.id, label })
}

/** What is shown beside a split is added when it is stored. */
function bare(cause: ExceptionCause): ExceptionCause {
  return cause.reason === 'split-needs-approval' ? { ...cause, oneParcel: null } : cause
}

/** Ways that rules and rates do not choose by themselves, while the order may still take one. */
async function waysOf(
  { order, state }: OrderRecord,
  cause: ExceptionCause,
  { all, world }: Trials,
  isMeant: (code: ResolutionCode) => boolean,
): Promise<OtherWay[]> {
  const isNowhere = cause.reason === 'address-invalid' && cause.carrier === null
  if (isAboutLabel(cause) && cause.isReturn === true) return []
  const codes = EXCEPTION_KINDS[cause.reason].resolutions
    .filter(isOtherWay)
    .filter(isMeant)
    .filter((code) => !isNowhere || code === 'ship-by-hand')
  const mayMove = BEFORE_RELEASE.includes(state) || (isAboutLabel(cause) && UNDER_WAY.includes(state))
  if (codes.length === 0 || !mayMove) return []
  return otherWays(order, codes, await world(), all)
}

async function previewMove(
  cause: Extract<ExceptionCause, { reason: 'work-stopped' }>,
  { move, currency }: Trials,
  speech: NameLookup,
): Promise<Resolution> {
  const plan = await move(stopOf(cause))
  const effect = moveEffect(plan, speech, currency)
  return offer('move-orders', effect, plan.movable.length === 0 ? effect : null)
}

/**
 * Without previews: what a row of the queue suggests; null where no way out is the usual one. `nearest`: the nearest
 * point that its carrier told of, where it is about one.
 */
export function suggestionOf(
  record: ExceptionRecord,
  order: OrderRecord | null,
  nearest: NearbyPoint | null,
): Resolution | null {
  const { reason } = record.cause
  if (nearest !== null && order !== null && stateForbids('take-point', order, record.cause) === null)
    return offerPoint(nearest)
  if (!EXCEPTION_KINDS[reason].suggestsFirst) return null
  for (const code of EXCEPTION_KINDS[reason].resolutions) {
    // Which service or site, only the preview says.
    if (isOtherWay(code) || code === 'drop-choice' || code === 'take-point') continue
    if (isEmptyOffer(code, record, order)) continue
    if (order === null || stateForbids(code, order, record.cause) === null)
      return { ...offer(code, null, null), ...labelled(code, record) }
  }
  return null
}

/** Of the label of a return: what is only for parcels that are packed here is none. */
const ABOUT_RETURN_LABELS: readonly ResolutionCode[] = [
  'buy-again',
  'label-made',
  'label-not-made',
  'void-again',
  'accept',
]

/** A way out by what the exception proposes, where it proposes nothing that still applies. */
function isEmptyOffer(code: ResolutionCode, record: ExceptionRecord, order: OrderRecord | null): boolean {
  if (isAboutLabel(record.cause) && record.cause.isReturn === true) return !ABOUT_RETURN_LABELS.includes(code)
  if (record.cause.reason === 'parcel-trouble') return !suitsTrouble(code, record.cause.what)
  if (code === 'map-meant') return record.cause.reason !== 'unmapped-skus' || record.cause.meant.length === 0
  if (code === 'keep-address') return askedIn(record.cause) === null
  return code === 'take-proposal' && proposalOf(record, order) === null
}

/** For which troubles a way out is one; what is not named is one for all. */
const SUITS: Partial<Readonly<Record<ResolutionCode, readonly ParcelTrouble[]>>> = {
  // What lies at a point is still to be had.
  'reship-parcel': ['lost', 'damaged', 'back', 'late'],
  'refund-parcel': ['lost', 'damaged', 'late', 'waiting'],
  'ask-carrier': ['lost', 'damaged', 'late', 'back'],
  'wait-for-parcel': ['lost', 'late', 'waiting'],
  'receive-sellable': ['back'],
  'receive-damaged': ['back'],
}

function suitsTrouble(code: ResolutionCode, what: ParcelTrouble): boolean {
  return SUITS[code]?.includes(what) ?? true
}

function meantOffer(meant: readonly MeantSku[]): Pick<Resolution, 'label' | 'effect'> {
  const pairs = meant.map(({ channelSku, sku, units }) =>
    units === 1
      ? message('resolutions.means', { theirs: channelSku, ours: sku })
      : message('resolutions.meansSeveral', { theirs: channelSku, ours: sku, units }),
  )
  const [only, ...others] = pairs
  return {
    label:
      only !== undefined && others.length === 0
        ? only
        : message('resolutions.useMeant', { count: pairs.length }),
    effect: message('resolutions.mapsAs', { pairs }),
  }
}

/** The address that the exception proposes; null = none that still applies. */
function proposalOf({ cause }: ExceptionRecord, order: OrderRecord | null): Order | null {
  return order && withProposal(order.order, cause)
}

/** A way out that is called by what it would put in. */
function labelled(
  code: ResolutionCode,
  { cause }: ExceptionRecord,
): Partial<Pick<Resolution, 'label' | 'effect'>> {
  if (code === 'map-meant' && cause.reason === 'unmapped-skus') return meantOffer(cause.meant)
  if (code === 'keep-address' && cause.reason === 'pickup-point-missing')
    return { label: message('points.keep'), effect: message('points.kept') }
  if (code === 'fix-address') return { effect: effectOn(cause, code) }
  if (code !== 'take-proposal' || cause.reason !== 'address-invalid') return {}
  return { label: message('resolutions.useProposal', { proposal: cause.proposal ?? '' }) }
}

/** What a return that the channel reported would lead to; null for other ways out. */
async function goodsBack(
  code: ResolutionCode,
  cause: ExceptionCause,
  order: OrderRecord | null,
  { worthOfReturn }: Trials,
): Promise<Message | null> {
  if (order === null || !isReturnWayOut(code)) return null
  if (!isReturnCause(cause)) return null
  const worth = await worthOfReturn(order, cause)
  return returnEffect(code, generalEffect(code), cause, order.order, worth)
}

const NEEDS_ORDER: readonly ResolutionCode[] = ['ship-anyway', 'stop-here', 'cancel-order', 'put-back']
const UNKNOWN_ORDER = message('resolutions.closed.notHereYet')
const NOT_UNDER_WAY = message('resolutions.closed.notUnderWay')
const UNDER_WAY: readonly OrderState[] = ['released', 'packed']
const LEFT = message('resolutions.closed.left')
const EVEN_PACKED: readonly ResolutionCode[] = [
  'cancel-order',
  'ship-anyway',
  'refuse-cancel',
  'read-again',
  'put-back',
  'send-instead',
  'keep-longer',
  'remind-customer',
  'collected',
]
/** A label is bought or taken back whatever the order's state; what is settled refuses by itself. */
const ABOUT_LABELS: readonly ResolutionCode[] = [
  'buy-again',
  'buy-now',
  'own-number',
  'label-made',
  'label-not-made',
  'void-again',
]
/** The parcel has left, and that is what they are about. */
const ABOUT_PARCELS: readonly ResolutionCode[] = ['reship-parcel', 'ask-carrier', 'wait-for-parcel']
const NOT_CANCELLED = message('resolutions.closed.notCancelled')
const CLOSED = message('resolutions.closed.orderClosed')

function stateForbids(code: ResolutionCode, { state }: OrderRecord, cause: ExceptionCause): Message | null {
  if (isAboutLabel(cause) && UNDER_WAY.includes(state)) return null
  if (ABOUT_LABELS.includes(code) || ABOUT_PARCELS.includes(code)) return null
  if (code === 'accept' || code === 'retry-print' || code === 'confirm-printed' || code === 'retry-push')
    return null
  if (isReturnWayOut(code) || code === 'send-return-label') return state === 'returned' ? CLOSED : null
  if (code === 'bring-back') return state === 'cancelled' || hasAllLeft(state) ? null : NOT_CANCELLED
  if (state === 'cancelled' || state === 'returned') return CLOSED
  if (code === 'stop-here' && !CLOSED_STATES.includes(state))
    return UNDER_WAY.includes(state) ? null : NOT_UNDER_WAY
  if (hasAllLeft(state) || (state === 'packed' && !EVEN_PACKED.includes(code))) return LEFT
  return null
}

const WAITS_ON = message('resolutions.closed.stillWaiting')

function causeForbids(code: ResolutionCode, cause: ExceptionCause, { state }: OrderRecord): Message | null {
  if (code === 'accept')
    return cause.reason === 'payload-rejected' && !CLOSED_STATES.includes(state) ? WAITS_ON : null
  if (code !== 'refuse-return' || cause.reason !== 'return-requested' || !cause.isRefunded) return null
  return message('resolutions.closed.refunded')
}

/** The decision that a way out makes at once; null = it makes none. */
async function trying(
  code: ResolutionCode,
  cause: ExceptionCause,
  { order, state }: OrderRecord,
  tryAll: TryAll,
): Promise<Decision | null> {
  const one = async (variant: Order) => (await tryAll([variant]))[0] ?? null
  switch (code) {
    case 'reallocate':
      return one(order)
    case 'take-proposal': {
      const mended = withProposal(order, cause)
      return mended === null ? null : one(mended)
    }
    case 'drop-choice':
      return one(withoutChoice(order))
    case 'send-instead':
      // What is ready is still held: alone, it would seem to lack its own goods.
      return state === 'packed' ? null : one(sentInstead(order))
    case 'ship-partial':
      return one(withTag(order, CHOICE_TAGS.shipPartial))
    case 'approve-split':
      // A split made before goes to picking unchanged.
      return state === 'on-hold' || cause.reason === 'left-out'
        ? one(withTag(order, CHOICE_TAGS.splitApproved))
        : null
    case 'release-hold':
      return one(withTag(order, CHOICE_TAGS.holdWaived))
    default:
      return null
  }
}
