import { z } from 'zod'
import { decimalAmount, minorUnits } from '../../../shared/domain/money.ts'
import { grossCents, type LineCharge, type OrderCharges } from '../../../shared/domain/order-charges.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { sharedOut } from '../protocol/share.ts'
import { bundleFields, containersIn } from './bundles.ts'

/** Amounts are without tax, their tax beside them, per rate in `taxes`: also where the shop's prices include it. */
const taxed = {
  total: decimalAmount.optional(),
  total_tax: decimalAmount.optional(),
  taxes: z
    .array(
      z.object({ id: z.union([z.int(), z.string()]).transform(String), total: decimalAmount.catch('0') }),
    )
    .catch([])
    .optional(),
}

export const lineMoneyFields = {
  quantity: z.number(),
  /** Before discounts. */
  subtotal: decimalAmount.optional(),
  subtotal_tax: decimalAmount.optional(),
  ...taxed,
  ...bundleFields,
}

export const orderMoneyFields = {
  currency: z.string(),
  total: decimalAmount.optional(),
  /** null = nothing has been paid. */
  date_paid_gmt: z.string().nullish(),
  shipping_lines: z
    .array(
      z.looseObject({
        id: z.int().optional(),
        method_id: z.string().nullish(),
        method_title: z.string().nullish(),
        /** Of the method in its zone; 0 = it has none. */
        instance_id: z.union([z.string(), z.number()]).nullish().catch(null),
        meta_data: z.unknown().optional(),
        ...taxed,
      }),
    )
    .default([]),
  fee_lines: z.array(z.object({ id: z.int().optional(), name: z.string().nullish(), ...taxed })).default([]),
  /** Of the plug-in WooCommerce Gift Cards. */
  gift_cards: z
    .array(z.object({ amount: decimalAmount }))
    .catch([])
    .default([]),
}

const moneySource = z.object({
  ...orderMoneyFields,
  line_items: z.array(z.object({ id: z.int(), name: z.string().default(''), ...lineMoneyFields })),
})
export type MoneySource = z.infer<typeof moneySource>
type Taxed = Pick<MoneySource['fee_lines'][number], 'total' | 'total_tax' | 'taxes'>
type MoneyLine = MoneySource['line_items'][number]

const TIP = /\b(tips?|gratuity|pourboire|trinkgeld|propina)\b/i

/** An amount in its parts, in minor units. */
export interface TaxedCents {
  readonly netCents: number
  readonly taxCents: number
  readonly taxes: { rateId: string; cents: number }[]
}

export function taxedCents(source: Taxed, currency: string): TaxedCents {
  const cents = (amount: string | undefined): number => minorUnits(amount ?? '0', currency)
  return {
    netCents: cents(source.total),
    taxCents: cents(source.total_tax),
    taxes: (source.taxes ?? [])
      .map(({ id, total }) => ({ rateId: id, cents: cents(total) }))
      .filter((tax) => tax.cents !== 0),
  }
}

/**
 * What each line is worth, by line id: with tax, after discounts. Negative lines and fees are discounts of the whole
 * order, shared over the lines by their value; what a bundle costs is its children's.
 */
export function lineValues(source: MoneySource): ReadonlyMap<string, number> {
  const values = new Map(
    source.line_items.map((line) => [String(line.id), valueOfLine(line, source.currency)]),
  )
  const containers = containersIn(source.line_items.map((line) => ({ ...line, id: String(line.id) })))
  const shareOver = (ids: readonly string[], cents: number, weights: readonly number[]): void => {
    for (const [index, share] of sharedOut(cents, weights).entries()) {
      const id = ids[index] ?? ''
      values.set(id, (values.get(id) ?? 0) + share)
    }
  }
  for (const [container, children] of outermostFirst(containers)) {
    const cents = Math.max(0, values.get(container) ?? 0)
    values.set(container, 0)
    const own = children.map((id) => values.get(id) ?? 0)
    const units = children.map(
      (id) => source.line_items.find((line) => String(line.id) === id)?.quantity ?? 0,
    )
    shareOver(
      children,
      cents,
      own.some((value) => value > 0) ? own.map((value) => Math.max(0, value)) : units,
    )
  }
  const fees = source.fee_lines.map((fee) => grossCents(taxedCents(fee, source.currency)))
  const discount = [...values.values(), ...fees].reduce((sum, cents) => sum + Math.max(0, -cents), 0)
  const paid = [...values].filter(([, cents]) => cents > 0)
  const total = paid.reduce((sum, [, cents]) => sum + cents, 0)
  const taken = sharedOut(
    Math.min(discount, total),
    paid.map(([, cents]) => cents),
  )
  for (const [index, [id, cents]] of paid.entries()) values.set(id, cents - (taken[index] ?? 0))
  return new Map([...values].map(([id, cents]) => [id, Math.max(0, cents)]))
}

/** A container within another one hands on what it was given. */
function outermostFirst(
  containers: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [string, readonly string[]])[] {
  const inner = new Set([...containers.values()].flat())
  return [...containers].sort(([a], [b]) => Number(inner.has(a)) - Number(inner.has(b)))
}

function valueOfLine(line: MoneyLine, currency: string): number {
  const { total = line.subtotal, total_tax } = line
  return minorUnits(total ?? '0', currency) + minorUnits(total_tax ?? '0', currency)
}

/** What the shop charged, as its order says it; undefined where it says no total. */
export function chargesOf(source: MoneySource, refundedCents: number): OrderCharges | undefined {
  if (source.total === undefined) return undefined
  const { currency } = source
  const cents = (amount: string | undefined): number => minorUnits(amount ?? '0', currency)
  const fees = source.fee_lines.map((fee, index) => ({
    id: String(fee.id ?? index),
    title: clipped(fee.name ?? '', 255),
    ...taxedCents(fee, currency),
  }))
  const isTip = (fee: (typeof fees)[number]): boolean => TIP.test(fee.title) && grossCents(fee) > 0
  const shipping = source.shipping_lines.map((line) => taxedCents(line, currency))
  const totalCents = cents(source.total)
  return {
    lines: source.line_items.map((line): LineCharge => {
      const charged = taxedCents({ ...line, total: line.total ?? line.subtotal }, currency)
      const before = cents(line.subtotal ?? line.total) + cents(line.subtotal_tax ?? line.total_tax)
      return {
        lineId: String(line.id),
        title: clipped(line.name, 255),
        quantity: Math.max(0, Math.ceil(line.quantity)),
        ...charged,
        discountCents: Math.max(0, before - grossCents(charged)),
      }
    }),
    shipping: {
      netCents: shipping.reduce((sum, line) => sum + line.netCents, 0),
      taxCents: shipping.reduce((sum, line) => sum + line.taxCents, 0),
      taxes: byRate(shipping.flatMap((line) => line.taxes)),
    },
    fees: fees.filter((fee) => !isTip(fee)).slice(0, 200),
    tipCents: fees.filter(isTip).reduce((sum, fee) => sum + grossCents(fee), 0),
    giftCardCents: source.gift_cards.reduce((sum, card) => sum + Math.max(0, cents(card.amount)), 0),
    totalCents,
    paidCents: paidCents(source.date_paid_gmt, totalCents),
    refundedCents,
  }
}

function paidCents(paidAt: string | null | undefined, totalCents: number): number | null {
  if (paidAt === undefined) return null
  return paidAt === null ? 0 : Math.max(0, totalCents)
}

function byRate(taxes: TaxedCents['taxes']): TaxedCents['taxes'] {
  return [...Map.groupBy(taxes, ({ rateId }) => rateId)].map(([rateId, of]) => ({
    rateId,
    cents: of.reduce((sum, tax) => sum + tax.cents, 0),
  }))
}
