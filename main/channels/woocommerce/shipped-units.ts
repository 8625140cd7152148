import { z } from 'zod'

/**
 * Where the usual tracking plug-ins keep and show parcels. WooCommerce itself has no shipments in REST v3's orders, so
 * ours are written there too.
 */
export const TRACKING_META = '_wc_shipment_tracking_items'

const goods = z.array(z.looseObject({ item_id: z.coerce.string(), qty: z.coerce.number() }))

/** Entries of other plug-ins carry fields of their own; not all say what is in a parcel. */
const trackingItem = z.looseObject({
  tracking_id: z.string().catch(''),
  products_list: goods.nullish().catch(null),
})
export type TrackingItem = z.infer<typeof trackingItem>

/** WooCommerce's own fulfilments, beside the order where that feature is switched on. */
const fulfillment = z.object({
  is_fulfilled: z.boolean().catch(true),
  meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).catch([]),
})

interface Meta {
  readonly key: string
  readonly value?: unknown
}

/** The parcels in an order's meta data; none that cannot be read. */
export function trackingIn(meta: readonly Meta[]): TrackingItem[] {
  return readable(trackingItem, meta.find(({ key }) => key === TRACKING_META)?.value)
}

/** Units per line that the parcels say are in them. */
export function unitsInParcels(items: readonly TrackingItem[]): ReadonlyMap<string, number> {
  return summed(items.flatMap((item) => item.products_list ?? []))
}

/** Units per line by WooCommerce's own fulfilments; drafts of them do not count. */
export function unitsFulfilled(fulfillments: unknown): ReadonlyMap<string, number> {
  const items = readable(fulfillment, fulfillments)
    .filter(({ is_fulfilled }) => is_fulfilled)
    .flatMap(({ meta_data }) => meta_data.filter(({ key }) => key === '_items'))
    .flatMap(({ value }) => goods.safeParse(value).data ?? [])
  return summed(items)
}

function summed(items: z.infer<typeof goods>): Map<string, number> {
  const units = new Map<string, number>()
  for (const { item_id, qty } of items) units.set(item_id, (units.get(item_id) ?? 0) + qty)
  return units
}

function readable<S extends z.ZodType>(schema: S, values: unknown): z.infer<S>[] {
  return Array.isArray(values) ? values.flatMap((value) => schema.safeParse(value).data ?? []) : []
}
