import { isDeepStrictEqual } from 'node:util'
import type { Rate } from '../../../shared/domain/carrier.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'

/** Where no rate card says at which weights the price changes. */
const TOLERATED_G = 50
const TOLERATED_SHARE = 0.1

/** Where a parcel goes from and to, and by what: the part of a rate card that its price is read in. */
export interface PricedBy {
  readonly carrierId: string
  readonly serviceId: string
  readonly siteId: string
  readonly country: string
  readonly postcode: string
}

/**
 * Whether a label that was asked for with `asked` serves for what is wanted now. Another address, product or content
 * needs another label; another weight only where the price changes with it.
 */
export function labelFits(
  asked: LabelRequest,
  wanted: LabelRequest,
  by: PricedBy,
  rates: readonly Rate[],
): boolean {
  return (
    isDeepStrictEqual(whatMatters(asked), whatMatters(wanted)) &&
    isSamePrice(asked.weightG, wanted.weightG, by, rates)
  )
}

function whatMatters({ product, isReturn, recipient, point, valueCents, currency, customs }: LabelRequest) {
  // A declaration is of value and content; elsewhere the carrier does not ask for the value.
  const declared = customs === null ? null : { valueCents, currency, customs }
  return { product, isReturn, recipient, point, declared }
}

function isSamePrice(askedG: number, wantedG: number, by: PricedBy, rates: readonly Rate[]): boolean {
  if (askedG === wantedG) return true
  const brackets = bracketsOf(by, rates)
  if (brackets.length > 0) {
    const bracketOf = (grams: number) => brackets.find((upToG) => grams <= upToG) ?? null
    return bracketOf(askedG) === bracketOf(wantedG)
  }
  return Math.abs(askedG - wantedG) <= Math.max(TOLERATED_G, askedG * TOLERATED_SHARE)
}

/** The weights up to which a price goes, ascending. The rates of the longest postcode prefix count. */
function bracketsOf({ carrierId, serviceId, siteId, country, postcode }: PricedBy, rates: readonly Rate[]) {
  const fitting = rates.filter(
    (rate) =>
      rate.carrierId === carrierId &&
      rate.serviceId === serviceId &&
      (rate.originSiteId === null || rate.originSiteId === siteId) &&
      rate.country === country &&
      postcode.startsWith(rate.postcodePrefix),
  )
  const longest = Math.max(0, ...fitting.map(({ postcodePrefix }) => postcodePrefix.length))
  return fitting
    .filter(({ postcodePrefix }) => postcodePrefix.length === longest)
    .map(({ upToWeightG }) => upToWeightG)
    .toSorted((a, b) => a - b)
}
