import type { Generated } from 'kysely'

/** Products and what the sites have of them. */
export interface StockTables {
  sites: { id: string; doc: string }
  products: { sku: string; name: string; scan: string; search: string; doc: string }
  stock: StockRow
  changed_stock: { sku: string; seq: number; at: number }
  /** Units that waiting orders want and do not hold. */
  open_demand: { sku: string; units: number }
  channel_reserves: { sku: string; channel_id: string; site_id: string; quantity: number }
  set_asides: SetAsideRow
  expected_receipts: ExpectedReceiptRow
  stock_movements: MovementRow
  stock_counts: CountRow
  stock_count_lines: CountLineRow
  product_pictures: ProductPictureRow
  picture_files: { id: string; format: string; size: number; bytes: Uint8Array }
}

export interface SetAsideRow {
  sku: string
  device_id: string
  site_id: string
  name: string
  quantity: number
  usable: number
}

export interface ProductPictureRow {
  sku: string
  ask_at: number
  fetch_at: number | null
  url: string | null
  file_id: string | null
  doc: string
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

export interface MovementRow {
  no: Generated<number>
  sku: string
  site_id: string
  at: number
  kind: string
  change: number
  on_hand: number
  reason: string | null
  note: string
  order_id: string | null
  actor: string
  command_id: string | null
}

export interface CountRow {
  id: string
  site_id: string
  name: string
  state: string
  started_at: number
  started_by: string
  ended_at: number | null
}

export interface CountLineRow {
  count_id: string
  sku: string
  counted: number | null
  expected: number
  packed: number
  picking: number
  counted_at: number | null
  counted_by: string
  booked: number | null
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
  from_site: string | null
}
