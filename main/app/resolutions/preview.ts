import { isDeepStrictEqual } from 'node:util'
import type { Resolution, ResolutionCode } from '../../../shared/contract/exceptions.ts'
import type { Bilingual } from '../../../shared/contract/procedure.ts'
import type { ExceptionCause, ExceptionRecord } from '../../../shared/domain/exception.ts'
import { moneyText } from '../../../shared/domain/money-text.ts'
import { CHOICE_TAGS, CLOSED_STATES, type Order, type OrderState } from '../../../shared/domain/order.ts'
import { type Language, locale } from '../../../shared/lib/language.ts'
import type { Decision } from '../../engine/decision.ts'
import { type MovePlan, type Stop, stopOf } from '../decide/stopped-work.ts'
import { type Speech, sentenceOf } from '../names.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { isReturnWayOut, type ReturnCause, returnEffect } from '../returns/settle-return.ts'
import { offer, RESOLUTION_KINDS, RESOLUTIONS_OF, WITHOUT_SUGGESTION } from './catalogue.ts'
import { moveEffect } from './move-effect.ts'
import { withTag } from './with-tag.ts'

/** Decides in memory what would come of an order; nothing is written. */
export type TryDecision = (order: Order) => Promise<Decision>

/** What previews may try. */
export interface Trials {
  readonly one: TryDecision
  /** What would become of the released work that a stop holds up. */
  readonly move: (stop: Stop) => Promise<MovePlan>
  /** Of what shipping costs. */
  readonly currency: string
  /** What would be paid back for the goods of a return. */
  readonly worthOfReturn: (order: OrderRecord, cause: ReturnCause) => Promise<number>
}

/** Every way out of an exception with what it would do now; those that can be taken first. */
export async function previewResolutions(
  record: ExceptionRecord,
  order: OrderRecord | null,
  speech: Speech,
  trials: Trials,
): Promise<Resolution[]> {
  const { reason } = record.cause
  if (record.cause.reason === 'work-stopped') return [await previewMove(record.cause, trials, speech)]
  const previews: Resolution[] = []
  for (const code of RESOLUTIONS_OF[reason]) {
    const blocked =
      order === null
        ? NEEDS_ORDER.includes(code)
          ? UNKNOWN_ORDER
          : null
        : (stateForbids(code, order) ?? causeForbids(code, record.cause, order))
    const tried = order === null || blocked ? null : await trying(code, order, trials.one)
    const effect =
      tried === null || order === null
        ? await goodsBack(code, record.cause, order, trials)
        : decisionEffect(tried, speech)
    const isVain =
      code === 'decide-again' &&
      tried !== null &&
      'cause' in tried &&
      isDeepStrictEqual(tried.cause, record.cause)
    previews.push(offer(code, effect, isVain ? effect : blocked))
  }
  return previews.toSorted((a, b) => Number(a.disabled !== null) - Number(b.disabled !== null))
}

async function previewMove(
  cause: Extract<ExceptionCause, { reason: 'work-stopped' }>,
  { move, currency }: Trials,
  speech: Speech,
): Promise<Resolution> {
  const plan = await move(stopOf(cause))
  const effect = moveEffect(plan, speech, currency)
  return offer('move-orders', effect, plan.movable.length === 0 ? effect : null)
}

/** Without previews: what a row of the queue suggests; null where no way out is the usual one. */
export function suggestionOf(record: ExceptionRecord, order: OrderRecord | null): Resolution | null {
  const { reason } = record.cause
  if (WITHOUT_SUGGESTION.has(reason)) return null
  for (const code of RESOLUTIONS_OF[reason]) {
    if (order === null || stateForbids(code, order) === null) return offer(code, null, null)
  }
  return null
}

/** What a return that the channel reported would lead to; null for other ways out. */
async function goodsBack(
  code: ResolutionCode,
  cause: ExceptionCause,
  order: OrderRecord | null,
  { worthOfReturn }: Trials,
): Promise<Bilingual | null> {
  if (order === null || !isReturnWayOut(code)) return null
  if (cause.reason !== 'return-requested' && cause.reason !== 'cancelled-after-shipped') return null
  const worth = await worthOfReturn(order, cause)
  return returnEffect(code, RESOLUTION_KINDS[code].effect, cause, order.order, worth)
}

const NEEDS_ORDER: readonly ResolutionCode[] = ['ship-anyway', 'stop-here', 'cancel-order']
const UNKNOWN_ORDER: Bilingual = {
  en: 'The order is not known here yet',
  fr: 'La commande n’est pas encore connue ici',
}
const NOT_UNDER_WAY: Bilingual = { en: 'Nothing of it is under way here', fr: 'Rien n’est en cours ici' }
const UNDER_WAY: readonly OrderState[] = ['released', 'picking', 'packed']
const LEFT: Bilingual = { en: 'It has left the site', fr: 'Elle a quitté le site' }
const EVEN_PACKED: readonly ResolutionCode[] = ['cancel-order', 'ship-anyway', 'refuse-cancel', 'read-again']
const NOT_CANCELLED: Bilingual = { en: 'It is not cancelled', fr: 'Elle n’est pas annulée' }
const CLOSED: Bilingual = { en: 'The order is closed', fr: 'La commande est close' }

function stateForbids(code: ResolutionCode, { state }: OrderRecord): Bilingual | null {
  if (code === 'accept' || code === 'retry-print' || code === 'confirm-printed' || code === 'retry-push')
    return null
  if (isReturnWayOut(code)) return state === 'returned' ? CLOSED : null
  if (code === 'bring-back') return state === 'cancelled' ? null : NOT_CANCELLED
  if (state === 'cancelled' || state === 'returned') return CLOSED
  if (code === 'stop-here' && !CLOSED_STATES.includes(state))
    return UNDER_WAY.includes(state) ? null : NOT_UNDER_WAY
  if (state === 'shipped' || state === 'delivered' || (state === 'packed' && !EVEN_PACKED.includes(code)))
    return LEFT
  return null
}

const WAITS_ON: Bilingual = {
  en: 'It would wait on: ship it, stop it or cancel it',
  fr: 'Elle attendrait encore : expédiez-la, arrêtez-la ou annulez-la',
}

function causeForbids(code: ResolutionCode, cause: ExceptionCause, { state }: OrderRecord): Bilingual | null {
  if (code === 'accept')
    return cause.reason === 'payload-rejected' && !CLOSED_STATES.includes(state) ? WAITS_ON : null
  if (code !== 'refuse-return' || cause.reason !== 'return-requested' || !cause.isRefunded) return null
  return { en: 'The channel has paid the customer back', fr: 'Le canal a remboursé le client' }
}

/** The decision that a way out leads to at once; null for those that lead to none. */
async function trying(
  code: ResolutionCode,
  { order, state }: OrderRecord,
  tryDecision: TryDecision,
): Promise<Decision | null> {
  switch (code) {
    case 'decide-again':
      return tryDecision(order)
    case 'ship-partial':
      return tryDecision(withTag(order, CHOICE_TAGS.shipPartial))
    case 'approve-split':
      // A split that was made already goes to picking as it is.
      return state === 'on-hold' ? tryDecision(withTag(order, CHOICE_TAGS.splitApproved)) : null
    case 'release-hold':
      return tryDecision(withTag(order, CHOICE_TAGS.holdWaived))
    default:
      return null
  }
}

/** "Lille, colissimo/domicile, EUR 7.20, arrives Wed 25 Nov"; or that it would still not work. */
function decisionEffect(decision: Decision, speech: Speech): Bilingual {
  if (decision.kind !== 'allocated' && decision.kind !== 'partial') {
    const still = sentenceOf(decision.cause, speech)
    return { en: `As things are: ${still.en}`, fr: `En l’état : ${still.fr}` }
  }
  const cents = decision.fulfillments.reduce((sum, f) => sum + f.shippingCents + f.handlingCents, 0)
  const arrives =
    decision.fulfillments
      .map(({ promise }) => promise.deliverTo)
      .sort()
      .at(-1) ?? ''
  const from = decision.fulfillments.map(
    (f) => `${speech.names.site(f.siteId)} (${speech.names.carrier(f.carrierId)})`,
  )
  const say = (language: Language): { from: string; cost: string; day: string } => ({
    from: new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(from),
    cost: moneyText(cents, speech.names.currency, language),
    day: new Intl.DateTimeFormat(locale(language), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }).format(new Date(`${arrives}T00:00:00Z`)),
  })
  const en = say('en')
  const fr = say('fr')
  return {
    en: `Ships from ${en.from}, ${en.cost}, arrives ${en.day}`,
    fr: `Part de ${fr.from}, ${fr.cost}, arrive ${fr.day}`,
  }
}
