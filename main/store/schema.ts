import type { Generated, Kysely } from 'kysely'

/**
 * The tables as Kysely sees them; `migrations/` makes them. Instants are epoch milliseconds, booleans 0 or 1,
 * columns named `doc` (and those said to be) hold JSON text that is parsed with its schema on read.
 */
export interface Schema {
  sites: { id: string; doc: string }
  products: { sku: string; name: string; scan: string; search: string; doc: string }
  carrier_services: { carrier_id: string; service_id: string; doc: string }
  rates: RateRow
  suspensions: { id: string; ends_at: number | null; doc: string }
  channels: { id: string; doc: string }
  rule_sets: { version: number; published_at: number; author: string; note: string; doc: string }
  rule_hits: { day: number; rule_id: string; hits: number }
  rule_drafts: RuleDraftRow
  rule_outcomes: { version: number; doc: string }
  list_layouts: { owner: string; list: string; doc: string }
  list_views: ListViewRow
  settings: { key: string; doc: string }
  people: PersonRow
  api_keys: ApiKeyRow
  sealed_secrets: { name: string; sealed: string }
  webhooks: WebhookRow
  devices: DeviceRow
  file_readings: { signature: string; at: number; doc: string }
  exchange_rates: {
    base: string
    currency: string
    day: string
    rate_billionths: number
    source: string
  }

  stock: StockRow
  changed_stock: { sku: string; seq: number; at: number }
  /** Up to which change each channel was told. */
  stock_told: { channel_id: string; seq: number }
  /** Units that waiting orders want and do not hold. */
  open_demand: { sku: string; units: number }
  channel_reserves: { sku: string; channel_id: string; site_id: string; quantity: number }

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
  expected_receipts: ExpectedReceiptRow
  site_load: { site_id: string; ship_on: string; orders: number }
  service_load: { carrier_id: string; service_id: string; ship_on: string; parcels: number }

  exceptions: ExceptionRow

  erased_buyers: { order_id: string; at: number }
  returns: { id: string; order_id: string; at: number; doc: string }
  announced_returns: { id: string; order_id: string; state: string; at: number; doc: string }
  site_rejections: { order_id: string; site_id: string; at: number; doc: string }

  counters: { name: string; value: number }
  /** `holder`: id of a process; null = it was put down and nothing of it is under way. */
  duties: { name: string; epoch: number; holder: string | null; since: number }
  /** Times by the database's clock; `standing`: JSON, what others show of it. */
  hub_processes: { id: string; started_at: number; seen_at: number; standing: string }
  world_changes: { revision: number; doc: string }
  /** What changed, for programs that keep a copy; `tx` 0 where writers queue. */
  changed_rows: { no: Generated<number>; tx: number; kind: string; id: string }
  waiting_acts: WaitingActRow & { no: Generated<number> }
  follow_state: { key: string; doc: string }
  journal: JournalRow
  journal_orders: { order_id: string; seq: number }

  inbox: InboxRow
  outbox: OutboxRow
  sync_state: { channel_id: string; key: string; doc: string }

  print_jobs: PrintJobRow

  carrier_accounts: { id: string; doc: string }
  label_purchases: LabelPurchaseRow
  label_documents: LabelDocumentRow
  number_ranges: NumberRangeRow
  parcel_tracks: ParcelTrackRow
  tracking_events: TrackingEventRow
  carrier_invoices: { import_id: string; number: string; account_id: string; taken_at: number; doc: string }
  invoice_lines: { id: string; import_id: string; cost_id: string; doc: string }
  parcel_costs: ParcelCostRow
  live_quotes: QuoteLaneRow & { service_id: string; quoted_at: number }
  quote_wants: QuoteLaneRow & { due_at: number | null }
  parcel_claims: { account_id: string; tracking_number: string; doc: string }
  hand_overs: HandOverRow
  address_checks: AddressCheckRow
  nearby_points: { account_id: string; area: string; changed_at: number; doc: string }
  handed_parcels: { purchase_id: string; hand_over_id: string; position: number }

  channel_skus: ChannelSkuRow
  order_packs: OrderPackRow
  waiting_skus: { channel_id: string; channel_sku: string; order_id: string; since: number }
  reconciled_stock: ReconciledStockRow
  catalogue_items: CatalogueItemRow
  product_pictures: ProductPictureRow
  schema_migrations: { version: number; name: string; applied_at: number }
  picture_files: { id: string; format: string; size: number; bytes: Uint8Array }

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

/** `due_at` null = answered; `doubt`: JSON. */
export interface AddressCheckRow {
  order_id: string
  account_id: string
  question: string
  wanted_at: number
  due_at: number | null
  attempts: number
  answered_at: number | null
  doubt: string | null
}

export interface ProductPictureRow {
  sku: string
  ask_at: number
  fetch_at: number | null
  url: string | null
  file_id: string | null
  doc: string
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

/** A transaction, as the functions of `tables/` take it. */
export type Db = Kysely<Schema>

/** `origin_site_id` '' = any site. */
export interface RateRow {
  carrier_id: string
  service_id: string
  origin_site_id: string
  country: string
  postcode_prefix: string
  up_to_weight_g: number
  price_cents: number
  transit_days: number
}

export interface StockRow {
  sku: string
  site_id: string
  on_hand: number
  reserved: number
  safety: number
  /** Since when a picker did not find what the book has; null = counted. */
  doubted_at: number | null
}

/** Narrow on purpose: lists scan it, and the hot write updates it. The channel's data are in `order_documents`. */
export interface RuleDraftRow {
  owner: string
  author: string
  revision: number
  updated_at: number
  doc: string
}

export interface ListViewRow {
  id: string
  list: string
  owner: string
  author: string
  shared: number
  doc: string
}

export interface WebhookRow {
  id: string
  doc: string
  state: string
}

export interface ApiKeyRow {
  id: string
  doc: string
  secret_hash: string
  last_used_at: number | null
}

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

export interface ExpectedReceiptRow {
  receipt_key: string
  site_id: string
  sku: string
  quantity: number
  day: string
  reference: string
  /** Folded SKU and reference. */
  search: string
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

export interface PersonRow {
  id: string
  name: string
  is_active: number
  doc: string
  pin_hash: string | null
  badge_hash: string | null
}

/** `doc`: JSON of the rest of the act. */
export interface WaitingActRow {
  command_id: string
  state: string
  at: number
  type: string
  actor: string
  doc: string
}

export interface DeviceRow {
  id: string
  name: string
  site_id: string | null
  public_key: string
  paired_at: number
  paired_by: string
  last_seen_at: number
  revoked_at: number | null
  keeps_copy: number
}

export interface JournalRow {
  seq: number
  command_id: string
  at: number
  actor: string
  role: string
  type: string
  /** JSON, as are `result`, `topics` and `order_ids`. */
  input: string
  result: string
  topics: string
  order_ids: string
  /** What the command id is bound to; null in rows of programs before schema 15. */
  digest: string | null
  /** Ids of people; null in rows of programs before schema 53, and while nobody signs in. */
  person_id: string | null
  device: string | null
  confirmed_by: string | null
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

export interface PrintJobRow {
  id: string
  key: string
  sequence: number
  printer_id: string
  title: string
  /** JSON. */
  content: string
  state: string
  detail: string | null
  attempts: number
  queued_at: number
  changed_at: number
  not_before: number
  operator: string
  reason: string | null
  reprint_of: string | null
  reprint_number: number
  /** With `parcel`, what a label or a paper is of; null for other jobs. */
  fulfillment_id: string | null
  parcel: number | null
  /** Which paper of the parcel it is; null = its label, or of no parcel. */
  paper: string | null
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

/** `request`, `problem`: JSON. */
export interface LabelPurchaseRow {
  id: string
  reference: string
  fulfillment_id: string
  parcel: number
  account_id: string
  state: string
  request: string
  tracking_number: string | null
  tracking_url: string | null
  shipment_id: string | null
  papers: string | null
  price_cents: number | null
  currency: string | null
  problem: string | null
  field: string | null
  attempts: number
  not_before: number
  created_at: number
  changed_at: number
  printer_id: string | null
  awaited_since: number | null
  operator: string
}

export interface HandOverRow {
  id: string
  account_id: string
  site_id: string
  day: string
  number: number
  closed_at: number
  closed_by: string
  parcels: number
  weight_g: number
  carrier_list: string
  problem: string | null
  attempts: number
  not_before: number
}

export interface LabelDocumentRow {
  id: string
  purchase_id: string
  role: string
  format: string
  dpi: number | null
  width_mm: number
  height_mm: number
  size: number
  sha256: string
  bytes: Uint8Array
}

export interface ParcelTrackRow {
  account_id: string
  tracking_number: string
  fulfillment_id: string
  parcel: number
  order_id: string
  site_id: string
  carrier_id: string
  service_id: string
  state: string
  handed_over_at: number
  promised_for: string
  looked_at: number | null
  next_look_at: number | null
  last_event_at: number | null
  state_since: number
  delivered_at: number | null
  delivered_on: string | null
  given_up_at: number | null
  zone: string | null
  transit_days: number | null
  is_return: number
}

export interface QuoteLaneRow {
  account_id: string
  site_id: string
  country: string
  postcode_prefix: string
  up_to_weight_g: number
  doc: string
}

/** `causes`: JSON; '[]' = nothing to tell. */
export interface ParcelCostRow {
  id: string
  account_id: string
  carrier_id: string
  purchase_id: string | null
  order_id: string | null
  site_id: string | null
  tracking_number: string
  month: string
  currency: string
  decided_cents: number | null
  paid_cents: number | null
  invoiced_cents: number | null
  real_cents: number | null
  expected_cents: number | null
  over_cents: number | null
  causes: string
  state: string
  note: string
  changed_at: number
  changed_by: string
}

/** `said`: the carrier's own words. */
export interface TrackingEventRow {
  account_id: string
  tracking_number: string
  at: number
  code: string
  state: string
  said: string
  place: string | null
}

/** `scheme`: JSON. `next` = last + 1: all are given out. */
export interface NumberRangeRow {
  id: string
  account_id: string
  scheme: string
  first: number
  last: number
  next: number
  /** null = the hub's. */
  owner: string | null
}
