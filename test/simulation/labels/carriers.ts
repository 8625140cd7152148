import type { CarrierSecrets } from '../../../main/app/ports/carrier.ts'
import type { CarrierBooks } from '../../../main/demo/carrier-servers/carrier-books.ts'
import type {
  CarrierServer,
  CarrierServerOptions,
} from '../../../main/demo/carrier-servers/carrier-server.ts'
import { ChronopostServer } from '../../../main/demo/carrier-servers/chronopost/server.ts'
import { ColissimoServer } from '../../../main/demo/carrier-servers/colissimo/server.ts'
import { DpdServer } from '../../../main/demo/carrier-servers/dpd/server.ts'
import { MondialRelayServer } from '../../../main/demo/carrier-servers/mondial-relay/server.ts'
import { SendcloudServer } from '../../../main/demo/carrier-servers/sendcloud/server.ts'
import type { CarrierAccount, CarrierKind } from '../../../shared/domain/carrier-account.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { DhlServer } from '../../carriers/dhl-parcel-de/server.ts'
import { EasyPostServer } from '../../carriers/easypost/server.ts'
import { GlsServer } from '../../carriers/gls/server.ts'
import { UpsServer } from '../../carriers/ups/server.ts'
import { accountAt, secretsOf } from '../../support/carriers/account.ts'
import { parisPoints } from '../../support/carriers/points.ts'
import { between, type Streams } from '../streams.ts'
import type { Transport } from '../transport.ts'
import type { Troubled } from '../troubles.ts'
import type { WorldClock } from '../world-clock.ts'
import { LabelSoftware } from './label-software.ts'

/** A carrier's clock is wrong by at most so much. */
const SKEW_MS = 5 * MINUTE_MS

/** One account with one simulated carrier. */
export interface SimulatedCarrier extends Troubled {
  readonly kind: CarrierKind
  readonly account: CarrierAccount
  readonly secrets: CarrierSecrets
  /** What was bought; null = its numbers are given out here, and nobody else knows of them. */
  readonly books: CarrierBooks | null
  readonly server: CarrierServer | null
  readonly software: LabelSoftware | null
  /** Its points, as channels name them. */
  readonly points: readonly string[]
}

interface Kind {
  readonly credentials: Readonly<Record<string, string>>
  readonly open: ((options: CarrierServerOptions) => CarrierServer) | null
  /** The carrier's codes of our services `home` and `relay`; null = it goes to no points. */
  readonly home: string
  readonly relay: string | null
  readonly points?: readonly [string, string, string, string]
  /** What returns are bought as, where the account says it. */
  readonly returns?: string
}

const KINDS: Readonly<Record<CarrierKind, Kind>> = {
  'own-range': { credentials: {}, open: null, home: 'home', relay: null },
  colissimo: {
    credentials: { apiKey: 'colissimo-api-key-1', trackingKey: 'okapi-key-of-la-poste' },
    open: (options) => new ColissimoServer(options),
    home: 'DOM',
    relay: 'HD',
    points: ['075110', '075120', '075190', '069002'],
  },
  'mondial-relay': {
    credentials: {
      login: 'BDTEST@business-api.mondialrelay.com',
      password: 'relay-password-1',
      customerId: 'BDTEST',
      brandId: 'BDTEST13',
      privateKey: 'relay-private-key',
    },
    open: (options) => new MondialRelayServer(options),
    home: 'HOM',
    relay: '24R',
    points: ['FR-066974', 'FR-012345', 'FR-000019', 'FR-069002'],
  },
  chronopost: {
    credentials: { contractNumber: '19869502', password: 'chrono-255562', subAccount: '' },
    open: (options) => new ChronopostServer(options),
    home: '1',
    relay: '86',
    points: ['8234R', '7521R', '9912R', '6902R'],
  },
  dpd: {
    credentials: {
      businessUnit: '002',
      login: 'comptoir',
      password: 'dpd-password-1',
      customerId: '123456789',
    },
    open: (options) => new DpdServer(options),
    home: '101',
    relay: '337',
    points: ['FR75110', 'FR75120', 'FR75190', 'FR69002'],
  },
  gls: {
    credentials: {
      clientId: 'gls-client',
      clientSecret: 'gls-client-secret',
      contactId: '2500000001',
      originCountry: 'FR',
      originPostcode: '59000',
    },
    open: (options) => new GlsServer(options),
    home: 'PARCEL',
    relay: 'PARCEL+service_shopdelivery',
    points: ['GLS_FR-2500075110', 'GLS_FR-2500075120', 'GLS_FR-2500075190', 'GLS_FR-2500069002'],
  },
  sendcloud: {
    credentials: { publicKey: 'sendcloud-public-key', secretKey: 'sendcloud-secret-key' },
    open: (options) => new SendcloudServer(options),
    home: 'colissimo:home/signature',
    relay: 'mondial_relay:point_relais',
    returns: 'colissimo:return',
    points: ['066974', '012345', '000019', '069002'],
  },
  easypost: {
    credentials: { apiKey: 'EZTK-easypost-test-key' },
    open: (options) => new EasyPostServer(options),
    home: 'DHLExpress:DomesticExpress',
    relay: null,
  },
  'dhl-parcel-de': {
    credentials: {
      clientId: 'dhl-api-key',
      clientSecret: 'dhl-api-secret',
      login: 'comptoir',
      password: 'dhl-password-1',
      billingNumber: '33333333330102',
      receiverId: 'deu',
    },
    open: (options) => new DhlServer(options),
    home: 'V01PAK',
    relay: null,
  },
  ups: {
    credentials: { clientId: 'ups-client', clientSecret: 'ups-client-secret', accountNumber: 'A1B2C3' },
    open: (options) => new UpsServer(options),
    home: '11',
    relay: null,
  },
  'label-files': { credentials: {}, open: null, home: 'home', relay: null },
}

const NOTHING = (): void => {}

/** All carriers there are, each on its own socket; `close` ends them. */
export async function openCarriers(
  clock: WorldClock,
  streams: Streams,
  transport: Transport,
): Promise<{ readonly carriers: readonly SimulatedCarrier[]; close(): Promise<void> }> {
  const carriers: SimulatedCarrier[] = []
  const skews = streams.of('carrier clocks')
  for (const [kind, { credentials, open, home, relay, points, returns }] of Object.entries(KINDS) as [
    CarrierKind,
    Kind,
  ][]) {
    const theirs = clock.skewed(between(skews, -SKEW_MS, SKEW_MS))
    const random = streams.of(`carrier ${kind}`)
    const server = open?.({
      clock: theirs,
      random,
      credentials,
      ...(points === undefined ? {} : { points: parisPoints(points) }),
    })
    const url = server === undefined ? null : transport.connect(kind, (await server.start()).url)
    const software = kind === 'label-files' ? new LabelSoftware(theirs, random) : null
    const base = accountAt(kind, url ?? '', credentials)
    carriers.push({
      id: kind,
      kind,
      account: {
        ...base,
        name: kind,
        isSandbox: false,
        url,
        products: [
          { serviceId: 'home', product: home },
          ...(relay === null ? [] : [{ serviceId: 'relay', product: relay }]),
        ],
        settings: {
          ...base.settings,
          ...(returns === undefined ? {} : { returnProduct: returns }),
          ...(software === null ? { labelFormat: 'zpl-203' } : { folder: software.folder }),
        },
      },
      secrets: secretsOf(kind, credentials),
      books: server?.books ?? software?.books ?? null,
      server: server ?? null,
      software,
      points: points ?? [],
      misbehaviour: server?.misbehaviour ?? null,
      darken: url === null ? NOTHING : (dark) => transport.darken(kind, dark),
      answersLate: url === null ? NOTHING : (share) => transport.answersLate(kind, share),
      expireTokens: () => server?.expireTokens(),
      revoke(revoked) {
        if (server !== undefined) server.isRevoked = revoked
      },
    })
  }
  return {
    carriers,
    async close() {
      for (const { server, software } of carriers) {
        await server?.goOffline()
        software?.close()
      }
    },
  }
}
