import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Misbehaviour } from '../channel-server/misbehaviour.ts'
import {
  badInput,
  type Connection,
  connectionOf,
  decodeCursor,
  encodeCursor,
  type PageArguments,
  pageSize,
} from './connection.ts'
import { given } from './given.ts'
import type { OrderRecord } from './records.ts'
import { instantMatches, parseSearch } from './search-query.ts'
import type { Shop } from './shop.ts'

export interface OrderListArguments extends PageArguments {
  readonly query?: string | null
  readonly sortKey?: string | null
}

/**
 * One page of `orders`. By UPDATED_AT the cursor holds (updatedAt, sequence) of the last row, so an order
 * that changes meanwhile moves to the end and shows up again; every other key sorts by creation.
 */
export function orderPage<T>(
  shop: Shop,
  misbehaviour: Misbehaviour,
  args: OrderListArguments,
  view: (order: OrderRecord) => T,
): Connection<T> {
  const size = pageSize(args)
  const matches = orderFilter(args.query)
  const place = given(args.after) ? parsePlace(args.after) : null
  const page: OrderRecord[] = []
  let more = false
  for (const order of candidates(shop, args, place)) {
    if (!matches(order)) continue
    if (page.length === size) {
      more = true
      break
    }
    page.push(order)
  }
  const last = page.at(-1)
  const cursorOf = (order: OrderRecord): string => encodeCursor(`${order.updatedAt}:${order.sequence}`)
  const found = connectionOf(misbehaviour.page(page), view, cursorOf, more, place !== null)
  return last === undefined ? found : { ...found, pageInfo: { ...found.pageInfo, endCursor: cursorOf(last) } }
}

interface Place {
  readonly updatedAt: EpochMs
  readonly sequence: number
}

function* candidates(shop: Shop, args: OrderListArguments, place: Place | null): Generator<OrderRecord> {
  if (args.sortKey === 'UPDATED_AT' && args.reverse !== true) {
    yield* place === null
      ? shop.byUpdate.from(startOf(args.query), 0)
      : shop.byUpdate.from(place.updatedAt, place.sequence + 1)
    return
  }
  const all = args.sortKey === 'UPDATED_AT' ? [...shop.byUpdate.from(0, 0)] : [...shop.orders.values()]
  if (args.reverse === true) all.reverse()
  const start = place === null ? 0 : all.findIndex((order) => order.sequence === place.sequence) + 1
  yield* all.slice(start)
}

/** A lower bound on updatedAt that the query implies, so that a catch-up does not walk the whole history. */
function startOf(query: string | null | undefined): EpochMs {
  const bounds = parseSearch(query)
    .filter((term) => term.field === 'updated_at' && term.comparator.startsWith('>'))
    .map((term) => Date.parse(term.value))
    .filter((bound) => !Number.isNaN(bound))
  return bounds.length === 0 ? 0 : Math.floor(Math.max(...bounds) / 1000) * 1000
}

/** Unknown fields are ignored, as the API ignores them. */
function orderFilter(query: string | null | undefined): (order: OrderRecord) => boolean {
  const terms = parseSearch(query)
  return (order) =>
    terms.every((term) => {
      switch (term.field) {
        case 'updated_at':
          return instantMatches(term, order.updatedAt)
        case 'created_at':
        case 'processed_at':
          return instantMatches(term, order.createdAt)
        case 'name':
          return order.name.replace('#', '') === term.value.replace('#', '')
        case 'id':
          return order.id.endsWith(`/${term.value}`)
        case 'status':
          return statusMatches(order, term.value)
        default:
          return true
      }
    })
}

function statusMatches(order: OrderRecord, status: string): boolean {
  switch (status) {
    case 'cancelled':
      return order.cancelledAt !== null
    case 'open':
      return order.cancelledAt === null
    default:
      return true
  }
}

function parsePlace(cursor: string): Place {
  const [updatedAt, sequence] = decodeCursor(cursor).split(':').map(Number)
  if (updatedAt === undefined || sequence === undefined || Number.isNaN(updatedAt + sequence))
    throw badInput('Invalid cursor for current pagination sort.')
  return { updatedAt, sequence }
}
