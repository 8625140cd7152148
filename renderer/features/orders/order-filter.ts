import { ORDER_STATES, type OrderState } from '../../../shared/domain/order.ts'
import { HOLD_FILTERS, type HoldFilter } from '../../../shared/domain/order-standing.ts'

/** What the list shows; kept in the address so that it can be linked to and survives a reload. */
export interface OrderFilter {
  readonly search: string
  readonly states: readonly OrderState[]
  readonly channelId: string | null
  readonly siteId: string | null
  /** What they wait for; null = waiting or not. */
  readonly hold: HoldFilter | null
  /** Only those that could go in one parcel with another one. */
  readonly isMergeable: boolean
}

export function filterOf(params: URLSearchParams): OrderFilter {
  const wanted = params.getAll('state')
  return {
    search: params.get('q') ?? '',
    states: ORDER_STATES.filter((state) => wanted.includes(state)),
    channelId: params.get('channel'),
    siteId: params.get('site'),
    hold: HOLD_FILTERS.find((hold) => hold === params.get('hold')) ?? null,
    isMergeable: params.has('together'),
  }
}

/** The address with the filter; what is at its default is left out. */
export function withFilter(params: URLSearchParams, filter: OrderFilter): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of ['q', 'state', 'channel', 'site', 'hold', 'together']) next.delete(name)
  if (filter.search !== '') next.set('q', filter.search)
  for (const state of filter.states) next.append('state', state)
  if (filter.channelId !== null) next.set('channel', filter.channelId)
  if (filter.siteId !== null) next.set('site', filter.siteId)
  if (filter.hold !== null) next.set('hold', filter.hold)
  if (filter.isMergeable) next.set('together', '')
  return next
}

export function hasFilter(filter: OrderFilter): boolean {
  const { search, states, channelId, siteId, hold, isMergeable } = filter
  const isAny = search === '' && states.length === 0 && channelId === null && siteId === null
  return !isAny || hold !== null || isMergeable
}

/** The tabs: states that belong together. */
export const STATE_TABS = {
  all: [],
  waiting: ['received'],
  allocated: ['allocated'],
  released: ['released'],
  packed: ['packed'],
  shipped: ['shipped'],
  delivered: ['delivered'],
  held: ['on-hold', 'backordered'],
  ended: ['cancelled', 'returned'],
} as const satisfies Record<string, readonly OrderState[]>
export type StateTab = keyof typeof STATE_TABS

export const STATE_TAB_IDS = Object.keys(STATE_TABS) as readonly StateTab[]

/** The tab that shows these states or, for a link to one state, the tab it is in. */
export function tabOfStates(states: readonly OrderState[]): StateTab {
  if (states.length === 0) return 'all'
  const holds = (tab: StateTab) => {
    const members: readonly OrderState[] = STATE_TABS[tab]
    return members.length > 0 && states.every((state) => members.includes(state))
  }
  return STATE_TAB_IDS.find(holds) ?? 'all'
}
