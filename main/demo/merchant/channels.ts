import type { Channel } from '../../../shared/domain/channel.ts'
import { FRENCH_PLACES, IBERIAN_PLACES, type Place } from './places.ts'

/** A channel of the demo merchant and who buys there. */
export interface DemoChannel {
  readonly channel: Omit<Channel, 'url'>
  readonly country: 'FR' | 'ES'
  readonly timeZone: string
  readonly places: readonly Place[]
  /** Companies that buy many of each. */
  readonly business: boolean
  /** Before the order number where the platform has such a setting. */
  readonly orderPrefix: string
  readonly firstNumber: number
  /** Share of all orders. */
  readonly share: number
  /** Where the shop can show stock beside its first place, as far as its platform knows such places. */
  readonly otherLocations: readonly {
    readonly name: string
    readonly countryCode: string
    readonly postcode: string
    readonly city: string
  }[]
}

const common = { paused: false, sandbox: true } as const

export const DEMO_CHANNELS: readonly DemoChannel[] = [
  {
    channel: {
      id: 'boutique',
      name: 'Boutique en ligne',
      kind: 'shopify',
      buffer: 0,
      priority: 30,
      ...common,
    },
    country: 'FR',
    timeZone: 'Europe/Paris',
    places: FRENCH_PLACES,
    business: false,
    orderPrefix: 'FR-',
    firstNumber: 10400,
    share: 0.48,
    otherLocations: [],
  },
  {
    channel: { id: 'outlet', name: 'Outlet', kind: 'woocommerce', buffer: 1, priority: 10, ...common },
    country: 'FR',
    timeZone: 'Europe/Paris',
    places: FRENCH_PLACES,
    business: false,
    orderPrefix: '',
    firstNumber: 30000,
    share: 0.2,
    otherLocations: [],
  },
  {
    channel: { id: 'pro', name: 'Espace pro', kind: 'woocommerce', buffer: 0, priority: 40, ...common },
    country: 'FR',
    timeZone: 'Europe/Paris',
    places: FRENCH_PLACES,
    business: true,
    orderPrefix: '',
    firstNumber: 70000,
    share: 0.1,
    otherLocations: [],
  },
  {
    channel: { id: 'tienda', name: 'Tienda', kind: 'shopify', buffer: 1, priority: 20, ...common },
    country: 'ES',
    timeZone: 'Europe/Madrid',
    places: IBERIAN_PLACES,
    business: false,
    orderPrefix: 'ES-',
    firstNumber: 2100,
    share: 0.22,
    otherLocations: [{ name: 'Lille', countryCode: 'FR', postcode: '59810', city: 'Lesquin' }],
  },
]
