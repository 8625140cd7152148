import type { CarrierAccount, CarrierKind } from '../../../shared/domain/carrier-account.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Commands } from '../../app/commands/command.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import type { Store } from '../../app/ports/store.ts'
import type { CarrierServer, CarrierServerOptions } from '../carrier-servers/carrier-server.ts'
import { ChronopostServer } from '../carrier-servers/chronopost/server.ts'
import { ColissimoServer } from '../carrier-servers/colissimo/server.ts'
import { DpdServer } from '../carrier-servers/dpd/server.ts'
import { MondialRelayServer } from '../carrier-servers/mondial-relay/server.ts'
import { SendcloudServer } from '../carrier-servers/sendcloud/server.ts'
import type { SimulatedPoint } from '../carrier-servers/simulated-points.ts'
import { FRENCH_PLACES, IBERIAN_PLACES } from './places.ts'
import { pointIdAt } from './point-id-at.ts'

/** A running simulated carrier, and the merchant's account with it. */
export interface DemoCarrier {
  readonly account: CarrierAccount
  readonly secrets: CarrierSecrets
  readonly server: CarrierServer
}

interface DemoAccount {
  readonly kind: CarrierKind
  /** Whose labels it sells, where it is a broker. */
  readonly carrierId?: string
  readonly name: string
  readonly products: CarrierAccount['products']
  readonly settings: CarrierAccount['settings']
  readonly secrets: CarrierSecrets
  readonly pointId: (point: SimulatedPoint) => string
  readonly open: (options: CarrierServerOptions) => CarrierServer
}

const ACCOUNTS: readonly DemoAccount[] = [
  {
    kind: 'colissimo',
    name: 'Colissimo',
    products: [
      { serviceId: 'domicile', product: 'DOM' },
      { serviceId: 'retrait', product: 'HD' },
    ],
    settings: {},
    secrets: { apiKey: 'demo-colissimo-key', trackingKey: 'demo-okapi-key' },
    pointId: ({ id }) => id,
    open: (options) => new ColissimoServer(options),
  },
  {
    kind: 'chronopost',
    name: 'Chronopost',
    products: [
      { serviceId: 'chrono13', product: '1' },
      { serviceId: 'relais', product: '86' },
    ],
    settings: { contractNumber: '19869502', subAccount: '' },
    secrets: { password: 'demo-chronopost' },
    pointId: ({ id }) => id,
    open: (options) => new ChronopostServer(options),
  },
  {
    kind: 'mondial-relay',
    name: 'Mondial Relay',
    products: [{ serviceId: 'relais', product: '24R' }],
    settings: { login: 'demo@mondialrelay', customerId: 'BDTEST', brandId: 'BDTEST13' },
    secrets: { password: 'demo-mondial-relay', privateKey: 'demo-private-key' },
    pointId: ({ id, country }) => `${country}-${id}`,
    open: (options) => new MondialRelayServer(options),
  },
  {
    kind: 'dpd',
    name: 'DPD',
    products: [
      { serviceId: 'predict', product: '327' },
      { serviceId: 'pickup', product: '337' },
    ],
    settings: { businessUnit: '002', login: 'demo', customerId: '123456789' },
    secrets: { password: 'demo-dpd-password' },
    pointId: ({ id }) => id,
    open: (options) => new DpdServer(options),
  },
  {
    kind: 'sendcloud',
    carrierId: 'seur',
    name: 'SEUR (Sendcloud)',
    products: [
      { serviceId: '24', product: 'seur:b2c_24' },
      { serviceId: '48', product: 'seur:b2c_48' },
    ],
    settings: { publicKey: 'demo-sendcloud' },
    secrets: { secretKey: 'demo-sendcloud-secret' },
    pointId: ({ id }) => id,
    open: (options) => new SendcloudServer(options),
  },
]

/** Where the merchant's sites send from. */
const STREETS: Readonly<Record<string, readonly [street: string, city: string]>> = {
  LILLE: ['12 rue du Paradis', 'Lesquin'],
  LYON: ['8 rue de l’Aviation', 'Saint-Priest'],
  BORDEAUX: ['3 avenue de la Grange-Noire', 'Mérignac'],
  GETAFE: ['Calle Newton 5', 'Getafe'],
}

/**
 * Starts the demo's carriers and gives the merchant accounts with them. Carriers of an earlier run are gone with it;
 * the numbers of these go on after theirs.
 */
export async function openDemoCarriers({
  store,
  commands,
  clock,
  random,
}: {
  readonly store: Store
  readonly commands: Commands
  readonly clock: Clock
  readonly random: Random
}): Promise<DemoCarrier[]> {
  const counts = await store.read((tx) => tx.labels.counts())
  const numbersFrom = counts.reduce((sum, { count }) => sum + count, 0)
  const carriers = await startDemoCarriers({ clock, random, numbersFrom })
  await commands.system('demo.connect', async (context) => {
    for (const { account } of carriers) await context.tx.carrierAccounts.put(account)
    for (const site of await context.tx.sites.all()) {
      const [street, city] = STREETS[site.id] ?? []
      if (street === undefined || city === undefined || site.sender !== undefined) continue
      const sender = { company: null, name: 'Expédition', street: [street], city, phone: null, email: null }
      await context.tx.sites.put([{ ...site, sender }])
    }
    context.touch('carriers', 'demo')
  })
  return carriers
}

/** Starts the demo's carriers on loopback. Their numbers go on after `numbersFrom`, for earlier runs had some. */
export async function startDemoCarriers(options: {
  readonly clock: Clock
  readonly random: Random
  readonly numbersFrom: number
}): Promise<DemoCarrier[]> {
  const points = [...FRENCH_PLACES, ...IBERIAN_PLACES].map(
    ({ postcode, city, country }): SimulatedPoint => ({
      id: pointIdAt(postcode),
      name: `Tabac ${city}`,
      street: '1 place du Marché',
      postcode,
      city,
      country,
      latitude: 0,
      longitude: 0,
      isOpen: true,
    }),
  )
  return Promise.all(
    ACCOUNTS.map(async ({ kind, carrierId = kind, name, products, settings, secrets, pointId, open }) => {
      const server = open({
        ...options,
        credentials: { ...settings, ...secrets },
        points: points.map((point) => ({ ...point, id: pointId(point) })),
      })
      const { url } = await server.start()
      const account: CarrierAccount = {
        id: `demo-${kind}`,
        kind,
        name,
        carrierId,
        isSandbox: false,
        isActive: true,
        url,
        siteIds: [],
        channelIds: [],
        products,
        settings,
      }
      return { account, secrets, server }
    }),
  )
}
