/** What channels have, send and are told. */
export interface ChannelTables {
  channels: { id: string; doc: string }
  /** Up to which change each channel was told. */
  stock_told: { channel_id: string; seq: number }
  inbox: InboxRow
  outbox: OutboxRow
  sync_state: { channel_id: string; key: string; doc: string }
  channel_skus: ChannelSkuRow
  order_packs: OrderPackRow
  waiting_skus: { channel_id: string; channel_sku: string; order_id: string; since: number }
  reconciled_stock: ReconciledStockRow
  catalogue_items: CatalogueItemRow
  shipping_methods: ShippingMethodRow
  order_methods: OrderMethodRow
  order_standing: OrderStandingRow
  channel_states: {
    channel_id: string
    state: string
    usual: string
    hold_kind: string | null
    chosen: string | null
    first_seen: number
    last_seen: number
  }
}

/** `fields`, `proposal` and `target`: JSON. */
export interface ShippingMethodRow {
  channel_id: string
  method_key: string
  name: string
  told: string | null
  fields: string
  proposal: string | null
  target: string | null
  decided_by: string | null
  decided_at: number | null
  first_seen: number
  last_seen: number
}

/** `gap`: 'target' while nobody has explained its method; `doc`: JSON. */
export interface OrderMethodRow {
  order_id: string
  channel_id: string
  method_key: string
  gap: string | null
  doc: string
}

export interface InboxRow {
  channel_id: string
  external_id: string
  version: string
  payload: string
  received_at: number
  state: string
  problem: string | null
}

export interface OutboxRow {
  id: string
  seq: number
  channel_id: string
  kind: string
  key: string
  order_id: string | null
  /** JSON. */
  payload: string
  created_at: number
  not_before: number
  attempts: number
  state: string
  problem: string | null
}

/** `hold_kind` null = not the channel holds it; `holds` 1: something keeps it from leaving. */
export interface OrderStandingRow {
  channel_id: string
  external_id: string
  order_id: string | null
  /** The channel's own word. */
  state: string
  verdict: string
  hold_kind: string | null
  holds: number
  since: number
  heard_at: number
  /** JSON. */
  doc: string
}

/** `sku` null = its lines are not ours to ship. */
export interface ChannelSkuRow {
  channel_id: string
  channel_sku: string
  sku: string | null
  units: number
  search: string
}

/** A line of an order as its channel counts it. */
export interface OrderPackRow {
  order_id: string
  line_id: string
  channel_id: string
  channel_sku: string
  units: number
  unit_price_cents: number
}

/** `theirs` null = the channel does not sell it. */
export interface CatalogueItemRow {
  channel_id: string
  item_id: string
  position: number
  /** '' = it has none. */
  channel_sku: string
  /** Of our product, or of the one it would become. */
  sku: string | null
  barcode: string | null
  title: string
  search: string
  standing: string
  why: string | null
  /** What the channel would sell; null = it does not count it by itself. */
  units: number | null
  waiting_units: number
  doc: string
  /** JSON of what was done to product and stock. */
  taken: string | null
}

export interface ReconciledStockRow {
  channel_id: string
  channel_sku: string
  sku: string
  name: string
  search: string
  units: number
  ours: number
  theirs: number | null
  reason: string | null
  repair: string | null
  checked_at: number
}
