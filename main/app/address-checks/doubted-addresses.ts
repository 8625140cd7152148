import type { AddressDoubt, AskedAddress, CheckedAddress } from '../../../shared/domain/address-check.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { fittedInWords, fittedText } from '../../../shared/domain/fitted-address.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Decision } from '../../engine/decision.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'
import type { Tx } from '../ports/store.ts'
import { type AskedOfOrder, aboutOf, askedOf } from './address-question.ts'

/** What a carrier said counts for as long. */
export const CHECK_COUNTS_MS = 30 * DAY_MS
const POINT_COUNTS_MS = DAY_MS

/** What carriers are asked of decided orders, and what they have said of it lately. */
export interface AddressQuestions {
  readonly asked: readonly AskedOfOrder[]
  /** By `keyOf`. */
  readonly answers: ReadonlyMap<string, CheckedAddress>
}

export async function addressQuestions(
  tx: Tx,
  orders: readonly Order[],
  decisions: readonly Decision[],
  fit: CarrierFit,
  now: EpochMs,
): Promise<AddressQuestions> {
  const asked = askedOf(orders, decisions, fit)
  return { asked, answers: await answersTo(tx, asked, now) }
}

/** Orders whose carrier has said that it does not find their address, or that their point is closed. */
export function doubtedAddresses({ asked, answers }: AddressQuestions): ReadonlyMap<OrderId, ExceptionCause> {
  return new Map(
    asked.flatMap((one): [OrderId, ExceptionCause][] => {
      const doubt = answers.get(keyOf(one))?.doubt ?? null
      return doubt === null ? [] : [[one.order.id, doubtCause(one, doubt)]]
    }),
  )
}

/** By `keyOf`; what was said too long ago is left out. */
export async function answersTo(
  tx: Tx,
  asked: readonly AskedOfOrder[],
  now: EpochMs,
): Promise<ReadonlyMap<string, CheckedAddress>> {
  if (asked.length === 0) return new Map()
  const answers = await tx.addressChecks.answers(asked, now - CHECK_COUNTS_MS)
  const isOld = (one: CheckedAddress) => aboutOf(one) === 'point' && now - one.at >= POINT_COUNTS_MS
  return new Map(answers.filter((one) => !isOld(one)).map((one) => [keyOf(one), one]))
}

export function keyOf({ accountId, question }: AskedAddress): string {
  return `${accountId}\n${question}`
}

export function doubtCause(
  { order, accountId, question, carrierId, serviceId }: AskedOfOrder,
  { field, problem, fitted }: AddressDoubt,
): ExceptionCause {
  const asked = { accountId, question }
  if (field === 'point') {
    const closed = order.requests?.pickupPoint ?? null
    return { reason: 'pickup-point-missing', carrierId, serviceId, closed, asked }
  }
  return {
    reason: 'address-invalid',
    field,
    problem: 'not-taken',
    found: fittedText(order, field),
    country: order.destination.country,
    proposal: fitted && fittedInWords(fitted),
    carrier: { carrierId, serviceId, message: problem, fitted, asked },
  }
}
