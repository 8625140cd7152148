import type { ChannelKind } from './channel.ts'
import { CHANNEL_ABILITIES } from './channel-abilities.ts'
import { isCollected } from './collection.ts'
import type { Order } from './order.ts'

/*
 * Orders of one buyer that may leave in one parcel. Each stays an order of its own: its channel is told of its lines
 * alone, with the parcel's number.
 */

/**
 * What orders must have in common to share a parcel: name, address, level and pick-up point, whatever their spelling;
 * null = it shares with none: collected, sent by hand, a gift, or its buyer is not known.
 */
export function buyerText({ destination, serviceLevel, requests, chosen }: Order): string | null {
  const isGift = requests?.giftWrap === true || (requests?.giftMessage ?? '') !== ''
  if (isGift || chosen?.byHand || isCollected({ requests, chosen })) return null
  const { name, company, street, postcode, city, country } = destination
  const who = plain(name)
  if (who === '' || street.length === 0) return null
  const where = [plain(company ?? ''), plain(street.join(' ')), plain(postcode), plain(city), country]
  return [who, ...where, serviceLevel, requests?.pickupPoint?.id ?? ''].join('|')
}

/** Whether two orders that have `buyerText` in common may share a parcel. `a`, `b`: the kinds of their channels. */
export function mayShareParcel(
  a: { readonly order: Order; readonly kind: ChannelKind },
  b: { readonly order: Order; readonly kind: ChannelKind },
): boolean {
  if (a.order.id === b.order.id || a.order.currency !== b.order.currency) return false
  const isAlone = [a, b].some(({ kind }) => CHANNEL_ABILITIES[kind].parcelsOfItsOwn)
  return !isAlone || a.order.channelId === b.order.channelId
}

/** Letters and figures only, without accents and in small letters. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
