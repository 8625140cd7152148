/** Our columns of orders.csv that exports and mappings can fill, in the order they are shown. */
export const ORDER_COLUMN_NAMES = [
  'order',
  'channel',
  'placed_at',
  'name',
  'company',
  'street',
  'street_2',
  'postcode',
  'city',
  'state',
  'country',
  'phone',
  'email',
  'shipping_method',
  'service_level',
  'pickup_point',
  'customer_note',
  'tags',
  'currency',
  'ship_by',
  'deliver_by',
  'shipping_cents',
  'sku',
  'title',
  'quantity',
  'unit_price_cents',
  'line_total_cents',
] as const
export type OrderColumn = (typeof ORDER_COLUMN_NAMES)[number]

/** What belongs to a line; everything else is the order's, and exports repeat it or leave it empty after the first row. */
export const LINE_COLUMNS: ReadonlySet<OrderColumn> = new Set([
  'sku',
  'title',
  'quantity',
  'unit_price_cents',
  'line_total_cents',
])
