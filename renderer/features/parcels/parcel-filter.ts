import { PARCEL_AGE_IDS, type ParcelAge } from '../../../shared/contract/parcels.ts'
import type { TrackingState } from '../../../shared/domain/tracking-event.ts'

/** The tabs: states that belong together, and whether the carrier is still asked. */
export const PARCEL_TABS = {
  all: { states: [], isGivenUp: null },
  underWay: {
    states: ['registered', 'handed-over', 'in-transit', 'out-for-delivery'],
    isGivenUp: false,
  },
  trouble: {
    states: ['attempted', 'delayed', 'damaged', 'lost', 'returned-to-sender'],
    isGivenUp: false,
  },
  waiting: { states: ['available-at-point'], isGivenUp: false },
  delivered: { states: ['delivered'], isGivenUp: null },
  givenUp: { states: [], isGivenUp: true },
} as const satisfies Record<
  string,
  { readonly states: readonly TrackingState[]; readonly isGivenUp: boolean | null }
>
export type ParcelTab = keyof typeof PARCEL_TABS
export const PARCEL_TAB_IDS = Object.keys(PARCEL_TABS) as readonly ParcelTab[]

/** What the list shows; kept in the address so that it can be linked to and survives a reload. */
export interface ParcelFilter {
  readonly search: string
  readonly tab: ParcelTab
  readonly carrierId: string | null
  readonly siteId: string | null
  readonly age: ParcelAge | null
  /** Only those that cost more than was decided. */
  readonly isDearer: boolean
}

export const NO_PARCEL_FILTER: ParcelFilter = {
  search: '',
  tab: 'all',
  carrierId: null,
  siteId: null,
  age: null,
  isDearer: false,
}

export function parcelFilterOf(params: URLSearchParams): ParcelFilter {
  return {
    search: params.get('q') ?? '',
    tab: PARCEL_TAB_IDS.find((tab) => tab === params.get('tab')) ?? 'all',
    carrierId: params.get('carrier'),
    siteId: params.get('site'),
    age: PARCEL_AGE_IDS.find((age) => age === params.get('age')) ?? null,
    isDearer: params.get('cost') === 'dearer',
  }
}

/** The address with the filter; what is at its default is left out. */
export function withParcelFilter(params: URLSearchParams, filter: ParcelFilter): URLSearchParams {
  const next = new URLSearchParams(params)
  const values = [
    ['q', filter.search],
    ['tab', filter.tab === 'all' ? '' : filter.tab],
    ['carrier', filter.carrierId ?? ''],
    ['site', filter.siteId ?? ''],
    ['age', filter.age ?? ''],
    ['cost', filter.isDearer ? 'dearer' : ''],
  ] as const
  for (const [name, value] of values) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

export function hasParcelFilter(filter: ParcelFilter): boolean {
  const { search, tab, carrierId, siteId, age, isDearer } = filter
  return search !== '' || tab !== 'all' || [carrierId, siteId, age].some((one) => one !== null) || isDearer
}

/** How many parcels each tab holds, from the counts by state. */
export function tabCounts(
  counts: readonly { readonly state: TrackingState; readonly parcels: number; readonly givenUp: number }[],
): Readonly<Record<ParcelTab, number>> {
  const countOf = (tab: ParcelTab): number => {
    const { states, isGivenUp } = PARCEL_TABS[tab]
    const members: readonly TrackingState[] = states
    return counts
      .filter(({ state }) => members.length === 0 || members.includes(state))
      .reduce(
        (sum, { parcels, givenUp }) =>
          sum + (isGivenUp === null ? parcels : isGivenUp ? givenUp : parcels - givenUp),
        0,
      )
  }
  return {
    all: countOf('all'),
    underWay: countOf('underWay'),
    trouble: countOf('trouble'),
    waiting: countOf('waiting'),
    delivered: countOf('delivered'),
    givenUp: countOf('givenUp'),
  }
}
