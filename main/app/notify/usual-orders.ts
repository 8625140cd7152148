import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { countOrders, type UsualKind, usualAmong, usualKind } from '../../../shared/domain/usual-kinds.ts'
import type { UsualOrder, UsualOrders } from '../../engine/sellable/usual-order.ts'

const counted = z.object({
  /** Orders received up to then are counted. */
  upTo: z.int(),
  byChannel: z.record(z.string(), z.array(usualKind)),
})
type Counted = z.infer<typeof counted>
type KindsByChannel = Readonly<Record<string, readonly UsualKind[]>>

/** What cannot be read counts as nothing, and is counted anew. */
export const USUAL_KINDS: StoredDocument<Counted> = {
  key: 'other/usual-kinds',
  stored: counted.catch({ upTo: 0, byChannel: {} }),
  defaults: { upTo: 0, byChannel: {} },
}

/** A channel may have any name, also one that every object answers to. */
function kindsOf(kinds: KindsByChannel, channelId: string): readonly UsualKind[] {
  return Object.hasOwn(kinds, channelId) ? (kinds[channelId] ?? []) : []
}

/** Differs when what is told to channels may, because other kinds of order are usual. */
export function usualStamp(kinds: KindsByChannel): string {
  return JSON.stringify(
    Object.entries(kinds).map(([id, own]) => [id, usualAmong(own).map((kind) => ({ ...kind, orders: 0 }))]),
  )
}

/** The kinds of every channel with these orders counted, oldest first. */
export function withOrders(kinds: KindsByChannel, orders: readonly Order[]): Record<string, UsualKind[]> {
  const counted = Object.fromEntries(Object.entries(kinds).map(([id, own]) => [id, [...own]]))
  for (const [channelId, own] of Map.groupBy(orders, (order) => order.channelId))
    counted[channelId] = countOrders(kindsOf(counted, channelId), own)
  return counted
}

/**
 * What each channel's orders are like. One of which no order is known is taken to sell to the countries where the
 * merchant has sites, by standard delivery.
 */
export function usualOrders(
  channels: readonly Pick<Channel, 'id'>[],
  kinds: KindsByChannel,
  sites: readonly Site[],
  currency: string,
): UsualOrders {
  return new Map(
    channels.map(({ id }) => {
      const known = usualAmong(kindsOf(kinds, id))
      const usual = known.length > 0 ? known : assumedKinds(sites, currency)
      // First one place of every kind: as a rule that is enough.
      const rounds = [0, 1, 2].flatMap((place) =>
        usual.flatMap((kind) => (kind.places[place] === undefined ? [] : [askedBy(id, kind, place)])),
      )
      return [id, rounds]
    }),
  )
}

function assumedKinds(sites: readonly Site[], currency: string): UsualKind[] {
  return [...Map.groupBy(sites, ({ country }) => country)].map(([country, own]) => ({
    country,
    territory: '',
    delivery: 'standard',
    siteId: null,
    orders: 0,
    method: '',
    service: '',
    currency,
    tier: '',
    tags: [],
    pickupPoint: null,
    places: own.slice(0, 1).map(({ postcode, latitude, longitude }) => ({
      postcode,
      city: 'City',
      latitude,
      longitude,
    })),
  }))
}

/** An order of the kind, to a plain address that every carrier takes. */
function askedBy(channelId: string, kind: UsualKind, at: number): UsualOrder {
  const { country, delivery, siteId, method, service, currency, tier, tags, pickupPoint } = kind
  const { postcode, city, state, latitude, longitude } = kind.places[at] ?? {
    postcode: '',
    city: '',
    latitude: null,
    longitude: null,
  }
  const id = `${channelId}/${country}/${delivery}/${siteId ?? ''}/${method}/${service}/${at}`
  const order: Order = {
    id,
    channelId,
    externalId: id,
    reference: id,
    placedAt: 0,
    destination: {
      name: 'Buyer',
      company: null,
      street: ['Main Street 1'],
      postcode,
      city,
      country,
      ...(state === undefined ? {} : { state }),
      phone: '+33612345678',
      email: 'buyer@example.com',
      latitude,
      longitude,
    },
    serviceLevel: delivery === 'collect' ? 'standard' : delivery,
    customerTier: tier,
    tags,
    currency,
    shipBy: null,
    deliverBy: null,
    requests: {
      ...(method === '' ? {} : { shippingMethod: method }),
      ...(service === '' ? {} : { service }),
      ...(pickupPoint === null ? {} : { pickupPoint }),
      ...(delivery === 'collect' ? { collectedInStore: true } : {}),
      ...(siteId === null ? {} : { collectAt: siteId }),
    },
    lines: [{ id: '1', sku: 'A', quantity: 1, unitPriceCents: 0 }],
  }
  return { kind, order }
}
