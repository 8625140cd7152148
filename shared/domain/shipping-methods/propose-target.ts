import { plainName } from '../../lib/plain-name.ts'
import type { MethodProposal, MethodTarget } from '../shipping-method.ts'
import {
  A_SHOP,
  COLLECTED_SOMEWHERE,
  DOUBTFUL,
  EITHER,
  EXPRESS,
  HANDED_OVER,
  IN_STORE,
  NOT_MEANT,
  PARCEL_CARRIERS,
  POINT_BRANDS,
  SENT,
  SHORT_CODES,
  STANDARD,
  TO_A_POINT,
  TO_THE_DOOR,
} from './method-words.ts'

/** What the names of a method say of it. */
export interface NameReading extends MethodProposal {
  /** It says only that the order is sent; a more specific reading wins. */
  readonly isPlain: boolean
  /** To the buyer's door in so many words. */
  readonly isToDoor: boolean
}

export const RELAY: MethodTarget = {
  delivery: 'relay',
  service: null,
  pointField: null,
  isPointOptional: false,
}
export const COLLECT: MethodTarget = { delivery: 'collect', siteId: null }
export const STANDARD_HOME: MethodTarget = { delivery: 'home', level: 'standard', service: null }
const EXPRESS_HOME: MethodTarget = { delivery: 'home', level: 'express', service: null }

/**
 * What a shipping method stands for by what its channel calls it: certain where the words leave one reading, a mere
 * suggestion where they hint, null where they say nothing. Pure. A title comes before a code, unless it says only that
 * the goods are sent and the code says how.
 */
export function proposeTarget(title: string, code: string): NameReading | null {
  const byTitle = readName(title)
  const byCode = readCode(code)
  if (byTitle === null) return byCode
  if (byCode?.isCertain !== true) return byTitle
  const isBetter = byTitle.isPlain ? !byCode.isPlain : !byTitle.isCertain && sameDelivery(byTitle, byCode)
  return isBetter ? byCode : byTitle
}

function sameDelivery(one: NameReading, other: NameReading): boolean {
  return one.target.delivery === other.target.delivery
}

function readCode(code: string): NameReading | null {
  switch (SHORT_CODES[code.trim().toLowerCase()]) {
    case 'standard':
      return certain(STANDARD_HOME, { isPlain: true })
    case 'express':
      return certain(EXPRESS_HOME)
    case 'relay':
      return certain(RELAY)
    case 'collect':
      return certain(COLLECT)
    case undefined:
      return readName(code)
  }
}

function readName(name: string): NameReading | null {
  const given = plainName(name.replaceAll(/\b([JD])\+1\b/gi, 'j 1').toLowerCase())
  const text = given.replaceAll(HANDED_OVER, ' sent ')
  const says = (words: RegExp): boolean => isMeant(text, words)
  const isToPoint = says(TO_A_POINT)
  const isInStore = says(IN_STORE)
  const isToDoor = says(TO_THE_DOOR)
  if (isToPoint || isInStore) return collected(text, { isToPoint, isInStore, isToDoor })
  if (says(POINT_BRANDS) && !isToDoor) return certain(RELAY)
  if (says(A_SHOP)) return isToDoor ? null : guess(COLLECT)
  if (says(COLLECTED_SOMEWHERE)) return isToDoor ? null : guess(RELAY)
  return sentHome(text, isToDoor, given !== text)
}

function collected(
  text: string,
  { isToPoint, isInStore, isToDoor }: Record<'isToPoint' | 'isInStore' | 'isToDoor', boolean>,
): NameReading | null {
  // "Mondial Relay, at home": a brand of points that delivers to the door too.
  if (isToDoor) return isToPoint && !isInStore && isOnlyBrand(text) ? sentHome(text, true, false) : null
  // "Click & Collect at a parcel shop" is a carrier's; of "in store or at a point" nobody knows which.
  const isEither = EITHER.test(text) && (isToPoint ? isInStore : isMeant(text, SENT))
  if (isEither) return null
  return certain(isToPoint ? RELAY : COLLECT)
}

function isOnlyBrand(text: string): boolean {
  return !TO_A_POINT.test(text.replaceAll(new RegExp(POINT_BRANDS, 'g'), ' '))
}

function sentHome(text: string, isToDoor: boolean, isHandedOver: boolean): NameReading | null {
  const says = (words: RegExp): boolean => isMeant(text, words)
  const isExpress = says(EXPRESS)
  const isStandard = says(STANDARD)
  if (says(DOUBTFUL) && !isStandard) return guess(isExpress ? EXPRESS_HOME : STANDARD_HOME)
  if (isExpress) return isStandard ? guess(STANDARD_HOME) : certain(EXPRESS_HOME, { isToDoor })
  if (isStandard || isToDoor || says(PARCEL_CARRIERS)) return certain(STANDARD_HOME, { isToDoor })
  // "No express" leaves one thing.
  const isSent = says(SENT) || isHandedOver || EXPRESS.test(text)
  return isSent ? certain(STANDARD_HOME, { isPlain: true }) : null
}

/** Whether one of the words stands in the text other than after a "no". */
function isMeant(text: string, words: RegExp): boolean {
  for (const found of text.matchAll(new RegExp(words, 'g')))
    if (!NOT_MEANT.test(text.slice(0, found.index).trimEnd())) return true
  return false
}

function certain(
  target: MethodTarget,
  { isPlain = false, isToDoor = false }: { readonly isPlain?: boolean; readonly isToDoor?: boolean } = {},
): NameReading {
  return { target, isCertain: true, isPlain, isToDoor }
}

function guess(target: MethodTarget): NameReading {
  return { target, isCertain: false, isPlain: false, isToDoor: false }
}
