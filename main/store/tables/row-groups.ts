import type { FollowedKind } from '../../../shared/contract/following.ts'

/** Of each kind its tables with the column that holds the group's id; parents come before what refers to them. */
export const ROW_GROUPS: Readonly<
  Record<FollowedKind, readonly (readonly [table: string, column: string])[]>
> = {
  setting: [['settings', 'key']],
  site: [['sites', 'id']],
  person: [['people', 'id']],
  channel: [
    ['channels', 'id'],
    ['channel_states', 'channel_id'],
    ['shipping_methods', 'channel_id'],
  ],
  currency: [['exchange_rates', 'base']],
  carrier: [
    ['carrier_services', 'carrier_id'],
    ['rates', 'carrier_id'],
  ],
  account: [['carrier_accounts', 'id']],
  range: [['number_ranges', 'id']],
  suspension: [['suspensions', 'id']],
  rules: [['rule_sets', 'version']],
  product: [['products', 'sku']],
  stock: [
    ['stock', 'sku'],
    ['channel_reserves', 'sku'],
    ['set_asides', 'sku'],
    ['expected_receipts', 'sku'],
    ['open_demand', 'sku'],
  ],
  order: [
    ['orders', 'id'],
    ['order_documents', 'order_id'],
    ['order_lines', 'order_id'],
    ['order_search', 'order_id'],
    ['decisions', 'order_id'],
    ['fulfillments', 'order_id'],
    ['exceptions', 'order_id'],
    ['returns', 'order_id'],
    ['announced_returns', 'order_id'],
    ['site_rejections', 'order_id'],
    ['take_backs', 'order_id'],
    ['order_packs', 'order_id'],
    ['order_methods', 'order_id'],
    ['order_standing', 'order_id'],
    ['address_checks', 'order_id'],
    ['parcel_tracks', 'order_id'],
  ],
  parcel: [
    ['label_purchases', 'fulfillment_id'],
    ['print_jobs', 'fulfillment_id'],
  ],
  label: [['label_documents', 'purchase_id']],
  'hand-over': [
    ['hand_overs', 'id'],
    ['handed_parcels', 'hand_over_id'],
  ],
  exception: [['exceptions', 'id']],
}

/** Settings that are each program's own. */
export const OWN_SETTINGS: ReadonlySet<string> = new Set([
  'other/tracking-counter',
  'other/last-pruning',
  'other/counted-days',
])
