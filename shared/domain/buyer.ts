import type { Order } from './order.ts'

/** Shorter texts are too common to be taken out of everything that was written about an order. */
const SHORTEST = 3

/** What an order says of its buyer, longest first, so that no part of a longer text is left. */
export function buyerTexts({ destination, requests, lines }: Order): string[] {
  const texts = [
    destination.name,
    destination.company,
    ...destination.street,
    destination.phone,
    destination.email,
    requests?.customerNote,
    requests?.giftMessage,
    requests?.deliveryNote,
    ...lines.flatMap(({ options = [] }) => options.map(({ value }) => value)),
  ].flatMap((text) =>
    text === null || text === undefined || text.trim().length < SHORTEST ? [] : [text.trim()],
  )
  return [...new Set(texts)].sort((a, b) => b.length - a.length)
}

/**
 * The order without its buyer. What figures, decisions and customs count by stays: goods, prices, country and the
 * first two characters of the postcode.
 */
export function withoutBuyer(order: Order): Order {
  const { requests, lines, destination } = order
  const kept = requests && {
    ...(requests.giftWrap !== undefined && { giftWrap: requests.giftWrap }),
    ...(requests.collectedInStore !== undefined && { collectedInStore: requests.collectedInStore }),
    ...(requests.collectAt !== undefined && { collectAt: requests.collectAt }),
    ...(requests.deliverOn !== undefined && { deliverOn: requests.deliverOn }),
    ...(requests.shippingMethod !== undefined && { shippingMethod: requests.shippingMethod }),
  }
  const { requests: _requests, ...rest } = order
  return {
    ...rest,
    destination: {
      name: '',
      company: null,
      street: [],
      postcode: destination.postcode.slice(0, 2),
      city: '',
      country: destination.country,
      phone: null,
      email: null,
      latitude: null,
      longitude: null,
    },
    ...(kept && { requests: kept }),
    lines: lines.map(({ options: _options, ...line }) => line),
  }
}

/** The value with each of the texts taken out of every string in it, whatever its letters' case. */
export function withoutTexts(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === 'string') return withoutAll(value, texts)
  if (Array.isArray(value)) return value.map((one) => withoutTexts(one, texts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutTexts(one, texts)]))
}

function withoutAll(text: string, texts: readonly string[]): string {
  return texts.reduce(
    (left, one) => left.replaceAll(new RegExp(one.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi'), ERASED),
    text,
  )
}

const ERASED = '…'
