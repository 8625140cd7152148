/** Carriers and their services, labels, hand-overs, tracking and costs. */
export interface CarrierTables {
  carrier_services: { carrier_id: string; service_id: string; doc: string }
  rates: RateRow
  suspensions: { id: string; ends_at: number | null; doc: string }
  service_load: { carrier_id: string; service_id: string; ship_on: string; parcels: number }
  carrier_accounts: { id: string; doc: string }
  label_purchases: LabelPurchaseRow
  label_documents: LabelDocumentRow
  number_ranges: NumberRangeRow
  parcel_tracks: ParcelTrackRow
  /** Kept by triggers. */
  parcel_counts: { site_id: string; state: string; given_up: number; parcels: number }
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
