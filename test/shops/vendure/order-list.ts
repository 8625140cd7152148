import type { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { HeadlessShop } from './headless-shop.ts'
import type { OrderRecord } from './records.ts'
import { orderView } from './views.ts'

type DateField = 'updatedAt' | 'orderPlacedAt'
interface DateOperators {
  readonly eq?: string | null
  readonly before?: string | null
  readonly after?: string | null
}

export interface OrderFilter extends Readonly<Partial<Record<DateField, DateOperators | null>>> {
  readonly id?: { readonly in?: readonly string[] | null } | null
  readonly state?: {
    readonly eq?: string | null
    readonly in?: readonly string[] | null
    readonly notIn?: readonly string[] | null
  } | null
  readonly active?: { readonly eq?: boolean | null } | null
  readonly _and?: readonly OrderFilter[] | null
  readonly _or?: readonly OrderFilter[] | null
}

export interface OrderListOptions {
  readonly skip?: number | null
  readonly take?: number | null
  readonly sort?: Readonly<Partial<Record<DateField | 'id', 'ASC' | 'DESC' | null>>> | null
  readonly filter?: OrderFilter | null
}

/** Admin lists give at most so many. */
const LIMIT = 1000

/** `orders`: bounds of dates are exclusive; pages by offset, which rows that change meanwhile shift. */
export function listOrders(
  shop: HeadlessShop,
  misbehaviour: Misbehaviour,
  options: OrderListOptions,
): { items: unknown[]; totalItems: number } {
  const found = [...shop.orders.values()].filter((order) => matches(order, options.filter ?? {}))
  const [field, direction] = Object.entries(options.sort ?? {})[0] ?? ['id', 'ASC']
  const sign = direction === 'DESC' ? -1 : 1
  const key = (order: OrderRecord): number =>
    field === 'updatedAt' || field === 'orderPlacedAt' ? timeOf(order, field) : Number(order.id)
  found.sort((a, b) => (key(a) - key(b)) * sign)
  const skip = options.skip ?? 0
  const rows = found.slice(skip, skip + Math.min(LIMIT, options.take ?? LIMIT))
  return { items: misbehaviour.page(rows).map((order) => orderView(shop, order)), totalItems: found.length }
}

function matches(order: OrderRecord, filter: OrderFilter): boolean {
  if (filter.active?.eq === true) return false
  const { id, state } = filter
  if (id?.in && !id.in.includes(order.id)) return false
  if (state?.notIn?.includes(order.state) === true) return false
  if (state?.in !== undefined && state.in !== null && !state.in.includes(order.state)) return false
  if (state?.eq !== undefined && state.eq !== null && state.eq !== order.state) return false
  for (const field of ['updatedAt', 'orderPlacedAt'] as const) {
    const bounds = filter[field]
    const at = timeOf(order, field)
    if (typeof bounds?.after === 'string' && at <= Date.parse(bounds.after)) return false
    if (typeof bounds?.before === 'string' && at >= Date.parse(bounds.before)) return false
    if (typeof bounds?.eq === 'string' && at !== Date.parse(bounds.eq)) return false
  }
  if (filter._or && !filter._or.some((part) => matchesAny(order, part))) return false
  return (filter._and ?? []).every((part) => matches(order, part))
}

/** As Vendure reads a part of `_or`: its fields are alternatives too. */
function matchesAny(order: OrderRecord, part: OrderFilter): boolean {
  return Object.entries(part).some(([field, value]) => matches(order, { [field]: value }))
}

function timeOf(order: OrderRecord, field: DateField): number {
  return field === 'updatedAt' ? order.updatedAt : order.placedAt
}
