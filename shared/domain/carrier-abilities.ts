import type { CarrierKind } from './carrier-account.ts'

/** What the interface of a carrier can do; screens, rules and exceptions derive from it. */
export interface CarrierAbilities {
  /** It says a price before a label is bought. */
  readonly quotes: boolean
  /** It checks an address without buying. */
  readonly checksAddress: boolean
  /** A label whose answer was lost is found again by our reference. never: a person is asked. */
  readonly findsAgain: boolean
  /** It gives a label that was bought once more; ours are kept in any case. */
  readonly fetchesAgain: boolean
  /** Days after buying in which a label that was not scanned can be voided; null = it cannot. */
  readonly voidsWithinDays: number | null
  readonly returnLabels: 'none' | 'paper' | 'paper-or-code'
  /** It lists its pick-up points. */
  readonly listsPoints: boolean
  /**
   * How a parcel goes through customs. papers: the carrier is told, and gives the papers with the label; told: it is
   * told, and the papers are ours; on-paper: it is told nothing, and our papers declare it; elsewhere: the software that
   * makes the label sees to it; none: it takes no such parcel.
   */
  readonly customs: 'papers' | 'told' | 'on-paper' | 'elsewhere' | 'none'
  /** Parcels are not taken without a list of the day. own: it makes the list; ours: we draw one; none: none is asked for. */
  readonly handOver: 'own' | 'ours' | 'none'
  readonly tracks: boolean
  /** It lists the services that the account may use. */
  readonly listsServices: boolean
  /** Labels are made here, from a range of numbers, without asking anybody. */
  readonly ownRange: boolean
}

const NOTHING: CarrierAbilities = {
  quotes: false,
  checksAddress: false,
  findsAgain: false,
  fetchesAgain: false,
  voidsWithinDays: null,
  returnLabels: 'none',
  listsPoints: false,
  customs: 'none',
  handOver: 'none',
  tracks: false,
  listsServices: false,
  ownRange: false,
}

/** What the connectors of this version do; where a carrier can do more, its README says so. */
export const CARRIER_ABILITIES: Readonly<Record<CarrierKind, CarrierAbilities>> = {
  'own-range': { ...NOTHING, customs: 'on-paper', ownRange: true, handOver: 'ours' },
  colissimo: {
    ...NOTHING,
    checksAddress: true,
    returnLabels: 'paper',
    listsPoints: true,
    customs: 'papers',
    handOver: 'own',
    tracks: true,
  },
  'mondial-relay': {
    ...NOTHING,
    fetchesAgain: true,
    returnLabels: 'paper-or-code',
    listsPoints: true,
    handOver: 'ours',
    tracks: true,
  },
  chronopost: {
    ...NOTHING,
    voidsWithinDays: 1,
    returnLabels: 'paper',
    customs: 'papers',
    handOver: 'ours',
    tracks: true,
  },
  dpd: { ...NOTHING, customs: 'told', returnLabels: 'paper', handOver: 'ours' },
  gls: {
    ...NOTHING,
    customs: 'on-paper',
    checksAddress: true,
    voidsWithinDays: 4,
    returnLabels: 'paper',
    listsPoints: true,
    handOver: 'ours',
    tracks: true,
    listsServices: true,
  },
  sendcloud: {
    ...NOTHING,
    quotes: true,
    findsAgain: true,
    fetchesAgain: true,
    voidsWithinDays: 42,
    returnLabels: 'paper',
    listsPoints: true,
    customs: 'papers',
    handOver: 'ours',
    tracks: true,
    listsServices: true,
  },
  easypost: {
    ...NOTHING,
    quotes: true,
    checksAddress: true,
    findsAgain: true,
    fetchesAgain: true,
    voidsWithinDays: 30,
    returnLabels: 'paper',
    customs: 'papers',
    handOver: 'own',
    tracks: true,
    listsServices: true,
  },
  'dhl-parcel-de': {
    ...NOTHING,
    checksAddress: true,
    fetchesAgain: true,
    voidsWithinDays: 1,
    returnLabels: 'paper-or-code',
    customs: 'papers',
    handOver: 'own',
  },
  ups: {
    ...NOTHING,
    customs: 'papers',
    quotes: true,
    fetchesAgain: true,
    voidsWithinDays: 28,
    returnLabels: 'paper',
    handOver: 'ours',
    tracks: true,
  },
  'label-files': { ...NOTHING, customs: 'elsewhere', findsAgain: true },
}

/** Whether we declare its parcels to customs, to the carrier or on paper. */
export function declaresParcels({ customs }: Pick<CarrierAbilities, 'customs'>): boolean {
  return customs !== 'none' && customs !== 'elsewhere'
}
