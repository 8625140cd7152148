import type { Random } from '../../../shared/lib/random.ts'
import type { Basket } from '../channel-server/storefront.ts'
import type { DemoChannel } from './channels.ts'
import type { Place } from './places.ts'
import { pointIdAt } from './point-id-at.ts'

const FRENCH = {
  first: [
    'Camille',
    'Louis',
    'Inès',
    'Hugo',
    'Léa',
    'Noé',
    'Zoé',
    'Gaël',
    'Anaïs',
    'Rémi',
    'Chloé',
    'Théo',
    'Maëlle',
    'Adrien',
  ],
  last: [
    'Martin',
    'Bernard',
    'Lefèvre',
    'Moreau',
    'Garnier',
    'Faure',
    'Roussel',
    'Blanchard',
    'Guérin',
    'Chevalier',
    'Noël',
  ],
  streets: [
    'rue de la République',
    'avenue Jean-Jaurès',
    'rue Victor-Hugo',
    'boulevard Carnot',
    'place du Marché',
    'chemin des Vignes',
  ],
}
const SPANISH = {
  first: ['Lucía', 'Hugo', 'Martina', 'Mateo', 'Sofía', 'Pablo', 'Inés', 'Álvaro', 'Carmen', 'Nuño'],
  last: ['García', 'Fernández', 'Muñoz', 'Ortega', 'Iglesias', 'Peña', 'Ibáñez', 'Navarro'],
  streets: [
    'calle Mayor',
    'avenida de la Constitución',
    'calle del Prado',
    'plaza de España',
    'paseo del Río',
  ],
}
const COMPANIES = [
  'Café des Halles',
  'Hôtel du Lac',
  'Le Petit Comptoir',
  'Traiteur Aubry',
  'Épicerie du Port',
]

function pick<T>(list: readonly T[], random: Random): T {
  const chosen = list[Math.floor(random() * list.length)]
  if (chosen === undefined) throw new Error('An empty list to pick from')
  return chosen
}

function pickPlace(places: readonly Place[], random: Random): Place {
  let left = random() * places.reduce((sum, { weight }) => sum + weight, 0)
  for (const place of places) {
    left -= place.weight
    if (left <= 0) return place
  }
  return pick(places, random)
}

/** Few products sell a lot, many a little: rank r is chosen with weight r^-0.8 by inverting the continuous law. */
function pickSku(skus: readonly string[], random: Random): string {
  const rank = Math.floor(((skus.length ** 0.2 - 1) * random() + 1) ** 5) - 1
  return skus[Math.min(rank, skus.length - 1)] ?? pick(skus, random)
}

const SIZES = [1, 1, 1, 1, 2, 2, 3, 4]

/** One customer of a channel with a full basket. `skus` come most popular first. */
export function customerOf(channel: DemoChannel, skus: readonly string[], random: Random): Basket {
  const people = channel.country === 'ES' ? SPANISH : FRENCH
  const firstName = pick(people.first, random)
  const lastName = pick(people.last, random)
  const place = pickPlace(channel.places, random)
  const lines = new Map<string, number>()
  for (let left = pick(SIZES, random); left > 0; left--) {
    const units = channel.business ? 2 + Math.floor(random() * 6) : random() < 0.85 ? 1 : 2
    lines.set(pickSku(skus, random), units)
  }
  return atPoint({
    customer: {
      firstName,
      lastName,
      email: `${plain(firstName)}.${plain(lastName)}@example.com`,
      phone:
        random() < 0.8
          ? `+33 6 ${digits(random)} ${digits(random)} ${digits(random)} ${digits(random)}`
          : null,
      tier: random() < 0.06 ? 'vip' : null,
    },
    shipTo: {
      company: channel.business ? pick(COMPANIES, random) : null,
      street: `${1 + Math.floor(random() * 120)} ${pick(people.streets, random)}`,
      extra: random() < 0.15 ? 'Bât. B, 3e étage' : null,
      postcode: place.postcode,
      city: place.city,
      country: place.country,
    },
    lines: [...lines].map(([sku, quantity]) => ({ sku, quantity })),
    shipping: shippingChoice(random),
    tags: random() < 0.04 ? ['gift'] : [],
    note: null,
  })
}

/**
 * A basket that goes to a pick-up point has it in its address, as its customer's plug-in writes it. Who collects a
 * parcel is told by text message, and gives a number.
 */
function atPoint(basket: Basket): Basket {
  if (basket.shipping.code !== 'relay') return basket
  const { shipTo, customer } = basket
  return {
    ...basket,
    customer: { ...customer, phone: customer.phone ?? '+33 6 39 98 00 00' },
    shipTo: { ...shipTo, extra: `Tabac, point relais ${pointIdAt(shipTo.postcode)}` },
  }
}

function shippingChoice(random: Random): Basket['shipping'] {
  const chance = random()
  if (chance < 0.1) return { code: 'express', title: 'Express', cents: 1290 }
  if (chance < 0.36) return { code: 'relay', title: 'Point relais', cents: 390 }
  return { code: 'standard', title: 'Standard', cents: 590 }
}

function digits(random: Random): string {
  return String(Math.floor(random() * 100)).padStart(2, '0')
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
}
