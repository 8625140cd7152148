import type { ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import { grossCents, type OrderCharges } from '../../../shared/domain/order-charges.ts'
import { type AreaTexts } from '../../../shared/messages/say.ts'
import { feeName } from './fee-name.ts'
import type { MoneyRow } from './money-rows.tsx'

/** The words for it. */
export type ChargedNames = AreaTexts<'orderMoney'>

interface Charged {
  readonly charges: OrderCharges
  readonly money: ReturnsOfOrder['money']
  readonly isCancelled: boolean
  /** A line's name where the shop says none, by its id. */
  readonly nameOf: (lineId: string) => string
  readonly integer: (value: number) => string
}

/** What the shop charged, row by row, adding up to its total; then what came in, what went back, what is open. */
export function chargedRows(names: ChargedNames, of: Charged): MoneyRow[] {
  const { charges } = of
  const lines = charges.lines
    .map((line) => ({
      id: `line/${line.lineId}`,
      name: names.line({ quantity: of.integer(line.quantity), title: line.title || of.nameOf(line.lineId) }),
      cents: grossCents(line) + line.discountCents,
    }))
    // A bundle's container or children are charged for in the others.
    .filter(({ cents }) => cents !== 0)
  const parts: MoneyRow[] = [
    ...lines,
    row('discounts', names.discounts, -sum(charges.lines.map(({ discountCents }) => discountCents))),
    row('shipping', names.shipping, grossCents(charges.shipping)),
    ...charges.fees.map((fee) => row(`fee/${fee.id}`, feeName(names.fees, fee.title), grossCents(fee))),
    row('tip', names.tip, charges.tipCents),
  ]
  const said = sum(parts.map(({ cents }) => cents ?? 0))
  const tax = sum([...charges.lines, charges.shipping, ...charges.fees].map(({ taxCents }) => taxCents))
  return [
    ...[...parts, row('other', names.other, charges.totalCents - said)].filter(({ cents }) => cents !== 0),
    { ...row('total', names.total, charges.totalCents), isSum: true },
    row('tax', names.tax, tax),
    ...[row('gift', names.giftCards, charges.giftCardCents)].filter(({ cents }) => cents !== 0),
    ...settledRows(names, of),
  ]
}

function settledRows(names: ChargedNames, { charges, money, isCancelled }: Charged): MoneyRow[] {
  const refunded = money.refundedCents === 0 ? [] : [row('refunded', names.refunded, money.refundedCents)]
  if (charges.paidCents === null) return [{ id: 'paid', name: names.paid, cents: null }, ...refunded]
  const unpaid = charges.totalCents - charges.paidCents
  const open = isCancelled
    ? row('owed', names.owed, money.leftCents)
    : unpaid > 0
      ? row('unpaid', names.unpaid, unpaid)
      : row('left', names.left, money.leftCents)
  const saysMore = isCancelled || unpaid > 0 || money.refundedCents > 0
  return [
    row('paid', names.paid, charges.paidCents),
    ...refunded,
    ...(saysMore ? [{ ...open, isSum: true }] : []),
  ]
}

function row(id: string, name: string, cents: number): MoneyRow {
  return { id, name, cents }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
