import { z } from 'zod'
import { decimalAmount, minorUnits } from '../../../shared/domain/money.ts'
import type { OrderCharges } from '../../../shared/domain/order-charges.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { sharedOut } from '../protocol/share.ts'

export const rowMoneyFields = {
  product_quantity: z.coerce.number().pipe(z.int()),
  unit_price_tax_incl: decimalAmount,
  unit_price_tax_excl: decimalAmount.optional(),
}

/** Vouchers lower what an order costs in all (`total_paid`), not its rows; its rows never say what was paid for them. */
export const orderMoneyFields = {
  total_products_wt: decimalAmount.optional(),
  total_discounts_tax_incl: decimalAmount.optional(),
  total_shipping_tax_incl: decimalAmount.optional(),
  total_shipping_tax_excl: decimalAmount.optional(),
  total_wrapping_tax_incl: decimalAmount.optional(),
  total_wrapping_tax_excl: decimalAmount.optional(),
  total_paid_tax_incl: decimalAmount.optional(),
  /** What has come in. */
  total_paid_real: decimalAmount.optional(),
}

const orderMoney = z.object(orderMoneyFields)
const rowMoney = z.object({ id: z.string(), ...rowMoneyFields })
type Row = z.infer<typeof rowMoney>

/** What money of an order is made out from. */
export interface MoneySource extends z.infer<typeof orderMoney> {
  readonly associations: { readonly order_rows: readonly (Row & { readonly product_name?: string })[] }
}

/** A voucher of the order, where the key may read them. */
export interface Voucher {
  readonly value: string
  readonly free_shipping: string
}

/** What is worth what, in minor units of the currency, with tax and after vouchers. */
export interface Worth {
  /** By row id, for all its units. */
  readonly rows: ReadonlyMap<string, number>
  readonly shipping: number
}

/**
 * Rows cost their share of what the goods came to, adding up to the cent. What vouchers took off is off the goods, but
 * for what a voucher for free shipping took off that; what is more than the goods is off the shipping too.
 */
export function worthOf(order: MoneySource, vouchers: readonly Voucher[] | null, currency: string): Worth {
  const cents = (amount: string | undefined): number => minorUnits(amount ?? '0', currency)
  const rows = order.associations.order_rows
  const prices = rows.map((row) => Math.max(0, Number(row.unit_price_tax_incl) * row.product_quantity))
  const asListed = rows.reduce((sum, row) => sum + row.product_quantity * cents(row.unit_price_tax_incl), 0)
  const said = order.total_products_wt === undefined ? asListed : cents(order.total_products_wt)
  const units = rows.reduce((sum, row) => sum + row.product_quantity, 0)
  // Rounded per unit, per line or in all: more apart than that, the order's own sum is of something else.
  const goods = Math.max(0, Math.abs(said - asListed) <= units + 1 ? said : asListed)
  const discount = Math.max(0, cents(order.total_discounts_tax_incl))
  const shipping = cents(order.total_shipping_tax_incl)
  const freed = Math.min(discount, freeShipping(shipping, discount, vouchers, currency))
  const offGoods = Math.min(goods, discount - freed)
  const shares = sharedOut(goods - offGoods, prices)
  return {
    rows: new Map(rows.map((row, index) => [row.id, shares[index] ?? 0])),
    shipping: Math.max(0, shipping - (discount - offGoods)),
  }
}

function freeShipping(
  shipping: number,
  discount: number,
  vouchers: readonly Voucher[] | null,
  currency: string,
): number {
  // Not to be read: a discount of exactly the shipping is free shipping.
  if (vouchers === null) return discount === shipping ? shipping : 0
  const worth = vouchers
    .filter(({ free_shipping }) => free_shipping === '1')
    .reduce((sum, { value }) => sum + minorUnits(value, currency), 0)
  return Math.min(shipping, Math.max(0, worth))
}

/** Of an amount with tax, what is without: in the ratio of the two amounts that the shop says. */
export function withoutTax(
  cents: number,
  inclusive: string | undefined,
  exclusive: string | undefined,
): number {
  const [incl, excl] = [Number(inclusive ?? 0), Number(exclusive ?? inclusive ?? 0)]
  return incl === 0 ? cents : Math.round((cents * excl) / incl)
}

/** What the shop charged, as its order says it; undefined where it says no total. */
export function chargesOf(
  order: MoneySource,
  vouchers: readonly Voucher[] | null,
  currency: string,
  refundedCents: number,
): OrderCharges | undefined {
  if (order.total_paid_tax_incl === undefined) return undefined
  const cents = (amount: string | undefined): number => minorUnits(amount ?? '0', currency)
  const worth = worthOf(order, vouchers, currency)
  const parts = (gross: number, inclusive: string | undefined, exclusive: string | undefined) => {
    const netCents = withoutTax(gross, inclusive, exclusive)
    return { netCents, taxCents: gross - netCents }
  }
  const wrapping = cents(order.total_wrapping_tax_incl)
  return {
    lines: order.associations.order_rows.map((row) => {
      const gross = worth.rows.get(row.id) ?? 0
      const before = row.product_quantity * cents(row.unit_price_tax_incl)
      return {
        lineId: row.id,
        title: clipped(row.product_name ?? '', 255),
        quantity: Math.max(0, row.product_quantity),
        ...parts(gross, row.unit_price_tax_incl, row.unit_price_tax_excl),
        discountCents: Math.max(0, before - gross),
      }
    }),
    shipping: parts(worth.shipping, order.total_shipping_tax_incl, order.total_shipping_tax_excl),
    fees:
      wrapping === 0
        ? []
        : [
            {
              id: 'wrapping',
              title: 'Gift wrapping',
              ...parts(wrapping, order.total_wrapping_tax_incl, order.total_wrapping_tax_excl),
            },
          ],
    tipCents: 0,
    giftCardCents: 0,
    totalCents: cents(order.total_paid_tax_incl),
    paidCents: order.total_paid_real === undefined ? null : Math.max(0, cents(order.total_paid_real)),
    refundedCents,
  }
}
