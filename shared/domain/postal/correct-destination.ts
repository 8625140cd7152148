import { type EpochMs, MINUTE_MS } from '../../lib/clock.ts'
import type { AddressParts } from '../address-parts.ts'
import { channelAddressOf, isSamePhone, isSamePlace } from '../channel-address.ts'
import { UNKNOWN_COUNTRY } from '../country-codes.ts'
import type { Destination } from '../order.ts'
import { stateCode } from './state-code.ts'

type Given = NonNullable<Destination['asGiven']>

/** How the buyer is reached, and the state: each is a correction of its own. */
const APART = ['state', 'phone', 'email'] as const
type Apart = (typeof APART)[number]

/** A channel's answer may be so old when it is read: a page that was asked for before the correction was written. */
const STALE_MS = 10 * MINUTE_MS

/** The destination as a person corrected it, with what the channel gave beside it. */
export function correctDestination(known: Destination, corrected: Destination): Destination {
  const { postcodeAsGiven: _, countryAsGiven: __, ...rest } = corrected
  const { asGiven } = known
  if (asGiven === undefined)
    return { ...rest, asGiven: { ...apartGiven(known, corrected), ...partsGiven(known) } }
  const { takenAt: ___, earlier = [], ...given } = asGiven
  return {
    ...rest,
    asGiven: {
      ...apartGiven(known, corrected),
      ...given,
      earlier: [...earlier, channelAddressOf(known)],
    },
  }
}

/**
 * What a channel says of a destination that is known here. A correction stands while the channel gives what it gave
 * when the correction was made, an earlier correction, or the correction itself, which it may have been told; anything
 * else is news and takes its place. Once it has given the correction back, what it gave before is news again, unless
 * that may be an answer from before. A channel that names no place any more, as they do once addresses are erased
 * there, says nothing new.
 */
export function withCorrection(known: Destination, said: Destination, now: EpochMs): Destination {
  if (isNowhere(said)) return known
  const { asGiven } = known
  if (asGiven === undefined) return said
  const place = partsGiven(said)
  if (isSamePlace(place, known))
    return { ...stands(known, said, asGiven), asGiven: { ...asGiven, takenAt: asGiven.takenAt ?? now } }
  const isOld =
    JSON.stringify(placeOf(asGiven)) === JSON.stringify(place) ||
    (asGiven.earlier ?? []).some((one) => isSamePlace(one, place))
  const mayBeStale = asGiven.takenAt === undefined || now - asGiven.takenAt < STALE_MS
  return isOld && mayBeStale ? stands(known, said, asGiven) : said
}

function stands(known: Destination, said: Destination, asGiven: Given): Destination {
  const kept = Object.fromEntries(
    APART.flatMap((part) => {
      const isKept =
        (asGiven[part] !== undefined && asGiven[part] === (said[part] ?? '')) ||
        isSamePart(part, known, said) ||
        (part !== 'email' && (asGiven.earlier ?? []).some((one) => one[part] === (said[part] ?? null)))
      const value = isKept ? known[part] : said[part]
      return value === undefined ? [] : [[part, value]]
    }),
  )
  return { ...known, ...kept }
}

/** However the channel writes it. */
function isSamePart(part: Apart, known: Destination, said: Destination): boolean {
  switch (part) {
    case 'state':
      return (
        known.state === said.state ||
        (known.state !== undefined &&
          stateCode(known.state, known.country) === stateCode(said.state ?? '', said.country))
      )
    case 'phone':
      return isSamePhone(known.phone, said.phone)
    case 'email':
      return known.email === said.email
  }
}

/** What of these the channel gave where it is corrected now; '' where it gave none. */
function apartGiven(known: Destination, corrected: Destination): Partial<Given> {
  return Object.fromEntries(
    APART.filter((part) => (known[part] ?? '') !== (corrected[part] ?? '')).map((part) => [
      part,
      known[part] ?? '',
    ]),
  )
}

function isNowhere({ street, postcode, city, country, countryAsGiven }: Destination): boolean {
  const parts = [...street, postcode, city, countryAsGiven ?? '']
  return country === UNKNOWN_COUNTRY && parts.every((part) => part.trim() === '')
}

function placeOf({ name, company, street, postcode, city, country }: AddressParts): AddressParts {
  return { name, company, street, postcode, city, country }
}

function partsGiven({ postcodeAsGiven, ...said }: Destination): AddressParts {
  return placeOf({ ...said, postcode: postcodeAsGiven ?? said.postcode })
}
