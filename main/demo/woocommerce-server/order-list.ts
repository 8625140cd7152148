import type { HttpAnswer } from '../channel-server/faulty-http.ts'
import type { Misbehaviour } from '../channel-server/misbehaviour.ts'
import { boundSeconds } from '../channel-server/site-time.ts'
import { orderJson } from './json.ts'
import { listAnswer, readPaging } from './paging.ts'
import type { OrderRecord } from './records.ts'
import type { WebShop } from './web-shop.ts'
import { invalidParameter } from './wp-error.ts'

const DATE_FILTERS = ['after', 'before', 'modified_after', 'modified_before'] as const

/** `GET /orders`. Date filters are exclusive and compare whole seconds; what is in the bin is left out of `any`. */
export function listOrders(
  shop: WebShop,
  misbehaviour: Misbehaviour,
  query: URLSearchParams,
  address: string,
): HttpAnswer {
  const paging = readPaging(query)
  if ('status' in paging) return paging
  const datesAreGmt = query.get('dates_are_gmt') === 'true' || query.get('dates_are_gmt') === '1'
  const bounds = new Map<(typeof DATE_FILTERS)[number], number>()
  for (const name of DATE_FILTERS) {
    const text = query.get(name)
    if (text === null) continue
    const seconds = boundSeconds(text, datesAreGmt, shop.timeZone)
    if (seconds === null) return invalidParameter(name, 'Invalid date.')
    bounds.set(name, seconds)
  }
  const statuses = (query.get('status') ?? 'any').split(',')
  const included = query.get('include')?.split(',') ?? null
  const found = [...shop.orders.values()].filter((order) => {
    const created = order.createdAt / 1000
    const modified = order.modifiedAt / 1000
    return (
      (statuses.includes('any') ? order.status !== 'trash' : statuses.includes(order.status)) &&
      (included === null || included.includes(String(order.id))) &&
      created > (bounds.get('after') ?? Number.NEGATIVE_INFINITY) &&
      created < (bounds.get('before') ?? Number.POSITIVE_INFINITY) &&
      modified > (bounds.get('modified_after') ?? Number.NEGATIVE_INFINITY) &&
      modified < (bounds.get('modified_before') ?? Number.POSITIVE_INFINITY)
    )
  })
  const key = sortKey(query.get('orderby'))
  const direction = query.get('order') === 'asc' ? 1 : -1
  found.sort((a, b) => (key(a) - key(b) || a.id - b.id) * direction)
  return listAnswer(found, paging, address, query, (rows) =>
    misbehaviour.page(rows).map((order) => orderJson(shop, order)),
  )
}

function sortKey(orderBy: string | null): (order: OrderRecord) => number {
  switch (orderBy) {
    case 'modified':
      return (order) => order.modifiedAt
    case 'id':
      return (order) => order.id
    default:
      return (order) => order.createdAt
  }
}
