import { z } from 'zod'
import { values } from '../../../shared/messages/en/values.ts'
import { lineMoneyFields, orderMoneyFields } from './order-money.ts'

/** The parts of WooCommerce's answers that are read. */

export const siteIndex = z.object({ name: z.string(), namespaces: z.array(z.string()) })

const gmt = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, values.isoTime)

/** Only what paging needs is checked here: one odd order must not hold up its neighbours. */
export const orderList = z.array(
  z.looseObject({
    id: z.int(),
    date_modified_gmt: gmt,
    status: z.string(),
    refunds: z.array(z.unknown()).catch([]),
    line_items: z.array(z.unknown()).catch([]),
    meta_data: z.array(z.unknown()).catch([]),
  }),
)
export type PulledOrderJson = z.infer<typeof orderList>[number]

const meta = z.array(z.object({ key: z.string(), value: z.unknown().optional() }))

/** Prices come as text, the unit price as a number; the refunded quantity is negative. */
export const refundList = z.array(
  z.object({
    id: z.int(),
    amount: z.string().optional(),
    reason: z.string().default(''),
    line_items: z.array(z.object({ quantity: z.number(), meta_data: meta })).default([]),
    shipping_lines: z
      .array(z.object({ total: z.string(), total_tax: z.string().default('0'), meta_data: meta.default([]) }))
      .default([]),
  }),
)

/** Units refunded per order line id. */
export function refundedUnits(refunds: z.infer<typeof refundList>): ReadonlyMap<string, number> {
  const units = new Map<string, number>()
  for (const line of refunds.flatMap((refund) => refund.line_items)) {
    const of = line.meta_data.find((entry) => entry.key === '_refunded_item_id')?.value
    if (typeof of !== 'string' && typeof of !== 'number') continue
    units.set(String(of), (units.get(String(of)) ?? 0) + Math.abs(line.quantity))
  }
  return units
}

/** An order as it stands now, for pushes. */
export const standingOrder = z.object({
  ...orderMoneyFields,
  id: z.int(),
  status: z.string(),
  meta_data: meta,
  line_items: z.array(
    z.object({ id: z.int(), name: z.string().default(''), ...lineMoneyFields, product_id: z.int() }),
  ),
})
export type RemoteOrder = z.infer<typeof standingOrder>

export const productList = z.array(
  z.object({
    id: z.int(),
    parent_id: z.int().default(0),
    sku: z.string(),
    stock_quantity: z.number().nullable(),
    /** parent: a variation that shares what its product has. */
    manage_stock: z.union([z.boolean(), z.literal('parent')]),
  }),
)

/** Products and variations, by what an order's line knows of them. */
export const productKinds = z.array(
  z.object({ id: z.int(), sku: z.string().catch(''), virtual: z.boolean().catch(false) }),
)

/** Numbers of things come as text; one odd field of one product must not hold up the others. */
const measure = z.union([z.string(), z.number()]).nullish().catch(null)

/** Of a variation `option`, of a product `options`. */
const productAttributes = z
  .array(
    z.object({
      name: z.string().optional(),
      option: z.string().optional(),
      options: z.array(z.string()).optional(),
    }),
  )
  .catch([])

/** A product, or a variation, whose empty fields are those of its product. */
export const catalogueProducts = z.array(
  z.object({
    id: z.int(),
    name: z.string().catch(''),
    /** simple, variable, grouped, external, variation, or a plug-in's. */
    type: z.string().catch('variation'),
    status: z.string().catch('publish'),
    sku: z.string().nullish().catch(null),
    /** Since 9.2; older ones have bar codes in fields of plug-ins. */
    global_unique_id: z.string().nullish().catch(null),
    price: measure,
    weight: measure,
    dimensions: z.object({ length: measure, width: measure, height: measure }).nullish().catch(null),
    virtual: z.boolean().catch(false),
    stock_quantity: z.number().nullish().catch(null),
    manage_stock: z.union([z.boolean(), z.literal('parent')]).catch(false),
    categories: z.array(z.object({ name: z.string() })).catch([]),
    attributes: productAttributes,
    meta_data: z.array(z.unknown()).catch([]),
  }),
)
export type CatalogueProduct = z.infer<typeof catalogueProducts>[number]

/** Settings of one group, as text or lists of it. */
export const settingList = z.array(z.object({ id: z.string(), value: z.unknown() }))

export const factsList = z.array(
  z.object({
    id: z.int(),
    parent_id: z.int().catch(0),
    sku: z.string().catch(''),
    images: z
      .array(z.object({ id: z.int().catch(-1), src: z.string(), srcset: z.string().catch('') }))
      .catch([]),
    attributes: productAttributes,
    meta_data: z.array(z.unknown()).catch([]),
  }),
)
export type WooFacts = z.infer<typeof factsList>[number]

export const listingNames = z.array(
  z.object({
    name: z.string().catch(''),
    sku: z.string().catch(''),
    global_unique_id: z.string().nullish().catch(null),
  }),
)

export const batchAnswer = z.object({
  update: z
    .array(z.object({ id: z.int(), error: z.object({ code: z.string(), message: z.string() }).optional() }))
    .default([]),
})

export const noteList = z.array(z.object({ note: z.string() }))
