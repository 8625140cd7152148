import { carrierConnectors } from '../../main/carriers/connectors.ts'
import { CARRIER_ABILITIES, type CarrierAbilities } from '../../shared/domain/carrier-abilities.ts'
import { CARRIER_KINDS, type CarrierKind } from '../../shared/domain/carrier-account.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { table } from './markdown.ts'

/** What a connector's requests and its simulated carrier's answers were held against. */
const CHECKED_AGAINST: Readonly<Partial<Record<CarrierKind, string>>> = {
  colissimo: 'La Poste’s recorded tracking answer; labels, points, lists: its technical documents',
  'mondial-relay': 'its technical documents',
  chronopost: 'XSD of the shipping and tracking services',
  dpd: 'OpenAPI of the META API',
  gls: 'OpenAPI of ShipIT (but for fields that its documents have otherwise), its tokens and its tracking',
  sendcloud: 'rules written from its OpenAPI descriptions',
  easypost: 'recorded answers of its test server',
  'dhl-parcel-de': 'OpenAPI of Parcel DE Shipping and Returns',
  ups: 'OpenAPI of shipping, label recovery, rating and tracking',
}

const CUSTOMS: Readonly<Record<CarrierAbilities['customs'], string>> = {
  papers: 'yes',
  told: 'yes, papers ours',
  'on-paper': 'on our papers',
  elsewhere: '',
  none: '',
}

const COLUMNS: readonly (readonly [title: string, shown: (can: CarrierAbilities) => string])[] = [
  ['price before', ({ quotes }) => yes(quotes)],
  ['checks address', ({ checksAddress }) => yes(checksAddress)],
  ['found again', ({ findsAgain }) => yes(findsAgain)],
  ['fetched again', ({ fetchesAgain }) => yes(fetchesAgain)],
  ['voids within', ({ voidsWithinDays: days }) => (days === null ? '' : `${days} d`)],
  ['returns', ({ returnLabels }) => (returnLabels === 'none' ? '' : returnLabels.replaceAll('-', ' '))],
  ['points', ({ listsPoints }) => yes(listsPoints)],
  ['customs', ({ customs }) => CUSTOMS[customs]],
  ['day’s list', ({ handOver }) => ({ own: 'its own', ours: 'ours', none: '' })[handOver]],
  ['tracking', ({ tracks }) => yes(tracks)],
  ['services', ({ listsServices }) => yes(listsServices)],
]

/** Carrier by ability, of the connectors that there are. */
export function carriersTable(): string {
  const connectors = carrierConnectors({ clock: systemClock, timeoutMs: 1000 })
  const rows = CARRIER_KINDS.filter((kind) => connectors[kind] !== null).map((kind) => [
    kind,
    ...COLUMNS.map(([, shown]) => shown(CARRIER_ABILITIES[kind])),
    CHECKED_AGAINST[kind] ?? '',
  ])
  return table(['carrier', ...COLUMNS.map(([title]) => title), 'checked against'], rows)
}

function yes(can: boolean): string {
  return can ? 'yes' : ''
}
