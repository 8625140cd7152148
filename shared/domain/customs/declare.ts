import type { Allocation, Parcel } from '../fulfillment.ts'
import type { CustomsDeclaration } from '../label-request.ts'
import type { Order } from '../order.ts'
import { paidForUnits, paidLines, taxWithin } from '../paid-line.ts'
import type { Product } from '../product.ts'
import type { CustomsIdentity } from './customs-identity.ts'
import { type CustomsGap, customsGaps } from './product-customs.ts'

/** A product that cannot be declared, with what it lacks. */
export interface UndeclaredProduct {
  readonly sku: string
  readonly gaps: readonly CustomsGap[]
}

export type Declared =
  | { readonly kind: 'declared'; readonly declaration: CustomsDeclaration }
  | { readonly kind: 'incomplete'; readonly products: readonly UndeclaredProduct[] }

/**
 * What customs are told of one parcel: values without tax where the shop says its tax, weights that add up to no more
 * than the parcel's.
 */
export function declare(
  order: Pick<Order, 'lines' | 'charges' | 'currency' | 'reference' | 'customs'>,
  parcel: Pick<Parcel, 'contents' | 'weightG'>,
  products: ReadonlyMap<string, Product>,
  identity: CustomsIdentity,
): Declared {
  const values = unitValues(order)
  const goods = bySku(parcel.contents, values)
  const incomplete = goods.flatMap(({ sku, unitCents }): UndeclaredProduct[] => {
    const product = products.get(sku)
    const gaps = customsGaps(product ?? { weightG: 0 }, unitCents)
    return gaps.length === 0 ? [] : [{ sku, gaps }]
  })
  if (incomplete.length > 0) return { kind: 'incomplete', products: incomplete }
  const weightOf = (sku: string): number => products.get(sku)?.weightG ?? 0
  const sumG = goods.reduce((sum, { sku, quantity }) => sum + weightOf(sku) * quantity, 0)
  const share = Math.min(1, parcel.weightG / sumG)
  const { eori = null, ioss = null, voec = null, ukims = null, incoterm = 'DAP', importer = null } = identity
  return {
    kind: 'declared',
    declaration: {
      reason: 'sale',
      currency: order.currency,
      items: goods.map(({ sku, quantity, unitCents }) => {
        const customs = products.get(sku)?.customs
        return {
          sku,
          description: customs?.description ?? '',
          quantity,
          weightG: Math.floor(weightOf(sku) * share),
          valueCents: unitCents,
          hsCode: customs?.hsCode ?? '',
          originCountry: customs?.originCountry ?? '',
        }
      }),
      shippingCents: Math.max(0, order.charges?.shipping.netCents ?? 0),
      incoterm,
      eori,
      ioss,
      voec,
      ukims,
      buyerTaxId: order.customs?.buyerTaxId ?? null,
      importer: importer === '' ? null : importer,
      invoiceNumber: order.reference,
    },
  }
}

/** Of one unit of each line in minor units, without tax where the shop says it. */
function unitValues(order: Pick<Order, 'lines' | 'charges'>): ReadonlyMap<string, number> {
  return new Map(
    [...paidLines(order)].map(([lineId, line]) => {
      const gross = paidForUnits(line, line.quantity, 0)
      const tax = (taxWithin(line, gross, 0) ?? []).reduce((sum, { cents }) => sum + cents, 0)
      return [lineId, Math.floor((gross - tax) / line.quantity)]
    }),
  )
}

/** Lines of one product at one value are one item. */
function bySku(contents: readonly Allocation[], values: ReadonlyMap<string, number>) {
  const goods = new Map<string, { sku: string; quantity: number; unitCents: number }>()
  for (const { lineId, sku, quantity } of contents) {
    const unitCents = values.get(lineId) ?? 0
    const key = `${unitCents} ${sku}`
    const one = goods.get(key) ?? { sku, quantity: 0, unitCents }
    goods.set(key, { ...one, quantity: one.quantity + quantity })
  }
  return [...goods.values()]
}
