import type { Generated } from 'kysely'

/** Orders, what was decided of them, and what keeps them from leaving. */
export interface OrderTables {
  orders: OrderRow
  /** `seal`: see `SealedDocument`. */
  order_documents: { order_id: string; doc: string; seal: number | null }
  /** Units of each SKU of an order. */
  order_lines: { order_id: string; sku: string; quantity: number }
  order_search: { order_id: string; text: string }
  archived_orders: ArchivedOrderRow
  decisions: DecisionRow
  /** `no` grows with every row, so that the hot write appends. */
  fulfillments: FulfillmentRow & { no: Generated<number> }
  site_load: { site_id: string; ship_on: string; orders: number }
  exceptions: ExceptionRow
  erased_buyers: { order_id: string; at: number }
  returns: {
    id: string
    order_id: string
    at: number
    doc: string
    stage: Generated<string>
    /** Where its sellable units went; null = nowhere. */
    site_id: string | null
  }
  announced_returns: { id: string; order_id: string; state: string; at: number; doc: string }
  daily_figures: DailyFigureRow
  figure_marks: { quarter: number; counted: number }
  take_backs: TakeBackRow
  site_rejections: { order_id: string; site_id: string; at: number; doc: string }
}

export interface TakeBackRow {
  fulfillment_id: string
  epoch: number
  order_id: string
  at: number
  doc: string
}

/** Narrow on purpose: lists scan it, and the hot write updates it. The channel's data are in `order_documents`. */
export interface OrderRow {
  id: string
  channel_id: string
  external_id: string
  reference: string
  state: string
  placed_at: number
  received_at: number
  /** Instant of the last change of state; for a decided order the instant of its decision. */
  changed_at: number
  due_at: number | null
  /** The channel's own deadline. */
  ship_by: number | null
  priority: number
  /** In its own currency. */
  value_cents: number
  currency: string
  /** JSON array. */
  rule_tags: string
  /** '|LILLE|LYON|': sites of its fulfilments that are not cancelled; '' = none. */
  site_ids: string
  revision: number
  /** Its last decision. */
  decision_no: number | null
  /** Of name and address, as a hash; null = it shares a parcel with none. */
  buyer_key: string | null
  /** What its buyer is known again by, see `customerKey`; null = not at all. */
  customer_key: string | null
}

/** `email`, `phone`: folded, as buyers are looked up by them. */
export interface ArchivedOrderRow {
  order_id: string
  email: string | null
  phone: string | null
  packed: Uint8Array
}

/** Append-only: earlier decisions of an order stay. */
export interface DecisionRow {
  no: Generated<number>
  order_id: string
  decided_at: number
  rule_set_version: number
  priority: number
  trace: Uint8Array
}

export interface FulfillmentRow {
  id: string
  order_id: string
  site_id: string
  carrier_id: string
  service_id: string
  state: string
  /** 1 until it is shipped or cancelled; as long it holds its allocations. */
  open: number
  created_at: number
  shipped_at: number | null
  ship_on: string
  ship_by: number
  shipping_cents: number
  handling_cents: number
  parcels: number
  /** JSON, packed: allocations, parcels and the delivery window. */
  doc: string
  /** Of one that waits for its buyer to collect it. */
  keep_until: number | null
}

export interface ExceptionRow {
  id: string
  order_id: string | null
  site_id: string | null
  /** The order's id, else the channel's, else ''; with `key` it names one cause. */
  scope: string
  key: string
  reason: string
  state: string
  owner: string | null
  opened_at: number
  due_at: number | null
  snoozed_until: number | null
  closed_at: number | null
  closed_by: string | null
  regressions: number
  search: string
  /** JSON. */
  cause: string
}

/** `site_id`, `part_id` '' = of all; `doc`: JSON of its sums. */
export interface DailyFigureRow {
  day: string
  site_id: string
  part: string
  part_id: string
  doc: string
}
