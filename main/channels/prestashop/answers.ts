import { z } from 'zod'
import { decimalAmount } from '../../../shared/domain/money.ts'
import { values } from '../../../shared/messages/en/values.ts'
import { orderMoneyFields, rowMoneyFields } from './order-money.ts'

/** The parts of the webservice's answers that are read. Numbers come as text, ids as either. */

export const idText = z.union([z.string(), z.number()]).transform(String)
/** Texts that are kept per language come as a list of them: the first one. */
export const localised = z.union([
  z.string(),
  z.array(z.object({ value: z.string() })).transform((texts) => texts[0]?.value ?? ''),
])
const count = z.coerce.number().pipe(z.int())

const wall = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, values.wallTime)

/** Only what paging and looking up need is checked: one odd order must not hold up its neighbours. */
export const orderRow = z.looseObject({
  id: idText,
  date_upd: wall,
  id_address_delivery: idText,
  id_customer: idText,
  id_currency: idText,
  id_carrier: idText,
  current_state: idText,
})
export type OrderRow = z.infer<typeof orderRow>

export const addressRow = z.looseObject({ id: idText, id_country: idText })
export const customerRow = z.looseObject({ id: idText, id_default_group: idText })
/** A voucher that an order was placed with. */
export const cartRuleRow = z.object({
  id: idText,
  id_order: idText,
  value: z.coerce.string(),
  free_shipping: z.coerce.string(),
})
export const kindRow = z.object({ id: idText, is_virtual: z.coerce.string() })
export const carrierRow = z.object({ id: idText, name: z.string() })
export const stateRow = z.object({ id: idText, name: localised, paid: idText, shipped: idText })

export const slipRow = z.object({
  id: idText,
  id_order: idText,
  /** What of it was for goods, with tax. */
  total_products_tax_incl: decimalAmount.optional(),
  amount: decimalAmount.optional(),
  total_shipping_tax_incl: decimalAmount.default('0'),
  associations: z
    .object({
      order_slip_details: z.array(z.object({ id_order_detail: idText, product_quantity: count })).default([]),
    })
    .default({ order_slip_details: [] }),
})

export const detailRow = z.object({ id: idText, id_order: idText, product_quantity_refunded: count })

/** An order as it stands now, for pushes. */
export const standingOrder = z.object({
  id: idText,
  id_customer: idText,
  id_currency: idText,
  id_carrier: idText,
  current_state: idText,
  ...orderMoneyFields,
  associations: z.object({ order_rows: z.array(z.object({ id: idText, ...rowMoneyFields })) }),
})
export type RemoteOrder = z.infer<typeof standingOrder>

export const messageRow = z.object({
  id: idText,
  id_order: idText,
  message: z.string(),
  private: z.coerce.string().default('1'),
})

export const orderCarrierRow = z.looseObject({
  id: idText,
  id_order: idText,
  id_carrier: idText,
  tracking_number: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
})

/** A measure or a flag, as text or number; one odd field of one product must not hold up the others. */
const fieldText = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .catch(null)
  .transform((value) => (value === true ? '1' : String(value ?? '')))

/** What tells a product from its neighbours in a shelf. */
const articleFields = {
  id: idText,
  reference: fieldText,
  ean13: fieldText,
  upc: fieldText,
  weight: fieldText,
}

export const catalogueRow = z.object({
  ...articleFields,
  name: localised.catch(''),
  is_virtual: fieldText,
  /** Its stock is that of what is in it. */
  cache_is_pack: fieldText,
  width: fieldText,
  height: fieldText,
  depth: fieldText,
})
export type CatalogueRow = z.infer<typeof catalogueRow>

export const variantRow = z.object({
  ...articleFields,
  id_product: idText,
  associations: z
    .object({ product_option_values: z.array(z.object({ id: idText })).default([]) })
    .catch({ product_option_values: [] }),
})
export type VariantRow = z.infer<typeof variantRow>

const images = z.array(z.object({ id: idText })).catch([])
/** With whatever fields a module has added. */
export const factsRow = z.looseObject({
  id: idText,
  reference: fieldText,
  id_default_image: fieldText,
  associations: z
    .object({
      product_features: z.array(z.object({ id: idText, id_feature_value: idText })).catch([]),
    })
    .catch({ product_features: [] }),
})
export type FactsRow = z.infer<typeof factsRow>
export const factsVariantRow = z.object({
  id: idText,
  id_product: idText,
  reference: fieldText,
  associations: z.object({ images }).catch({ images: [] }),
})
export type FactsVariantRow = z.infer<typeof factsVariantRow>

/** What a listing is called; a combination goes by the name of its product. */
export const namedRow = z.object({ id: idText, name: localised.catch('') })
export const barcodeRow = z.object({
  id: idText,
  id_product: idText.optional(),
  reference: fieldText,
  name: localised.optional().catch(undefined),
  ean13: fieldText,
  upc: fieldText,
})

export const productRow = z.object({ id: idText, reference: z.string() })
export const combinationRow = z.object({ id: idText, id_product: idText, reference: z.string() })
export const stockRow = z.looseObject({
  id: idText,
  id_product: idText,
  id_product_attribute: idText,
  quantity: count,
})
export type StockRow = z.infer<typeof stockRow>

/** Units per order line that credit slips or the back office took back. */
export function refundedUnits(
  slips: readonly z.infer<typeof slipRow>[],
  details: readonly z.infer<typeof detailRow>[],
): ReadonlyMap<string, number> {
  const units = new Map<string, number>()
  for (const line of slips.flatMap((slip) => slip.associations.order_slip_details))
    units.set(line.id_order_detail, (units.get(line.id_order_detail) ?? 0) + line.product_quantity)
  // The back office counts its refunds here too, with or without a slip; slips by webservice are not counted.
  for (const { id, product_quantity_refunded } of details)
    units.set(id, Math.max(units.get(id) ?? 0, product_quantity_refunded))
  return units
}
