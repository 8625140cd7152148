import { z } from 'zod'
import { lineValueCents, type Order, type OrderLine } from './order.ts'
import { grossCents, type LineCharge } from './order-charges.ts'
import * as scalars from './scalars.ts'

/** Tax by the shop's own rate; '' = it names none. */
const taxOfRate = z.object({ rateId: z.string().max(120), cents: scalars.nonNegativeCents })
export type TaxOfRate = z.infer<typeof taxOfRate>

/** What was paid for all units of a line of ours: with tax, after discounts, in minor units of the order's currency. */
export const paidLine = z.object({
  lineId: z.string().min(1).max(120),
  quantity: scalars.quantity,
  grossCents: scalars.nonNegativeCents,
  /** The tax in it; null = the shop does not say. */
  taxes: z.array(taxOfRate).nullable(),
})
export type PaidLine = z.infer<typeof paidLine>

export function paidLines({
  lines,
  charges,
}: Pick<Order, 'lines' | 'charges'>): ReadonlyMap<string, PaidLine> {
  const charged = new Map(charges?.lines.map((charge) => [charge.lineId, charge]))
  return new Map(lines.map((line) => [line.id, paidLineOf(line, charged.get(line.id))]))
}

function paidLineOf(line: OrderLine, charge: LineCharge | undefined): PaidLine {
  const gross = lineValueCents(line)
  return {
    lineId: line.id,
    quantity: line.quantity,
    grossCents: gross,
    taxes: charge === undefined ? null : taxesIn(charge, gross),
  }
}

/**
 * The tax in `cents` of what was charged; null where it is not known: a line that others were charged for, as a
 * bundle's children are, or amounts below zero.
 */
function taxesIn(charge: LineCharge, cents: number): TaxOfRate[] | null {
  const named = charge.taxes ?? []
  const rates = named.length > 0 ? named : [{ rateId: '', cents: charge.taxCents }]
  const net = grossCents(charge) - sum(rates.map((rate) => rate.cents))
  if (net < 0 || rates.some((rate) => rate.cents < 0) || cents > grossCents(charge)) return null
  return split(cents, rates, net).filter((rate) => rate.cents > 0)
}

/**
 * What was paid for `units` of the line after its first `skipped` ones. Each unit has its own cents, so that parts in
 * any cut add up to the whole.
 */
export function paidForUnits(line: PaidLine, units: number, skipped: number): number {
  return upTo(line, skipped + units) - upTo(line, skipped)
}

function upTo({ grossCents: gross, quantity }: PaidLine, units: number): number {
  return Math.round((gross * Math.min(units, quantity)) / quantity)
}

/**
 * The tax in `cents` that are paid back for the units after the first `skipped` ones; null = the shop does not say.
 * Each cent of the line is net or of one rate, so that parts add up to the tax of each rate.
 */
export function taxWithin(line: PaidLine, cents: number, skipped: number): TaxOfRate[] | null {
  const { taxes } = line
  if (taxes === null) return null
  const net = line.grossCents - sum(taxes.map((rate) => rate.cents))
  const from = upTo(line, skipped)
  const before = split(from, taxes, net)
  return split(from + cents, taxes, net).map((rate, at) => ({
    rateId: rate.rateId,
    cents: rate.cents - (before[at]?.cents ?? 0),
  }))
}

/** Of the first `cents` of a sum, those of each rate; the rest is net. More cents are never fewer of any of them. */
function split(cents: number, rates: readonly TaxOfRate[], net: number): TaxOfRate[] {
  let left = cents
  let whole = net + sum(rates.map((rate) => rate.cents))
  return rates.map(({ rateId, cents: weight }) => {
    const own = whole === 0 ? 0 : Math.round((left * weight) / whole)
    left -= own
    whole -= weight
    return { rateId, cents: own }
  })
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
