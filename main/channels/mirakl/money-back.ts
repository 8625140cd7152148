import { decimalOf } from '../../../shared/domain/money.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import type { UnitsOfLine } from '../../app/ports/channel.ts'
import { shareOf } from '../protocol/share.ts'
import { type RemoteOrder, writtenOff } from './answers.ts'
import { leftOf } from './order-money.ts'

type Line = RemoteOrder['order_lines'][number]

/** Money off one line as OR28 and OR30 take it: with or without tax as the order has its prices, each tax by its code. */
export interface MoneyBack {
  readonly amount: number
  readonly taxes?: readonly { readonly code: string; readonly amount: number }[]
  readonly shipping_amount: number
  readonly shipping_taxes?: readonly { readonly code: string; readonly amount: number }[]
  readonly currency_iso_code: string
}

/** What units of a line were charged for, with tax, and is still there; the last of them cost all that is left. */
export function valueOf(order: RemoteOrder, { lineId, quantity }: UnitsOfLine): number {
  const line = lineOf(order, lineId)
  if (line === undefined) return 0
  const { whole, left } = leftOf(order, line, 'goods')
  const isRest = writtenOff(line) + quantity >= line.quantity
  const share = shareOf(grossCents(whole), quantity, line.quantity)
  return Math.max(0, isRest ? grossCents(left) : Math.min(share, grossCents(left)))
}

/** `cents` with tax, at most what is left of the line; `shipping`: also all that is left of what its shipping cost. */
export function moneyBack(
  order: RemoteOrder,
  lineId: string,
  cents: number,
  shipping: boolean,
): MoneyBack | null {
  const line = lineOf(order, lineId)
  if (line === undefined) return null
  const goods = partOf(order, line, 'goods', cents)
  const sent = partOf(order, line, 'shipping', shipping ? Number.POSITIVE_INFINITY : 0)
  return {
    amount: goods.amount,
    ...(goods.taxes.length === 0 ? {} : { taxes: goods.taxes }),
    shipping_amount: sent.amount,
    ...(sent.taxes.length === 0 ? {} : { shipping_taxes: sent.taxes }),
    currency_iso_code: order.currency_iso_code,
  }
}

/** How the amounts of a write-off are to be read: as those of its order. */
export function taxModeOf({ order_tax_mode }: RemoteOrder): { readonly order_tax_mode?: string } {
  return order_tax_mode ? { order_tax_mode } : {}
}

function partOf(order: RemoteOrder, line: Line, of: 'goods' | 'shipping', cents: number) {
  const { whole, left } = leftOf(order, line, of)
  const all = Math.max(0, grossCents(left))
  const gross = Math.min(cents, all)
  const taxes = (left.taxes ?? []).map(({ rateId, cents: taxLeft }, at) => {
    const tax = shareOf(whole.taxes?.[at]?.cents ?? 0, gross, grossCents(whole))
    return { code: rateId, cents: Math.max(0, gross === all ? taxLeft : Math.min(tax, taxLeft)) }
  })
  const amount = (units: number): number => Number(decimalOf(units, order.currency_iso_code))
  const onTop = order.order_tax_mode === 'TAX_EXCLUDED' ? taxes.reduce((sum, tax) => sum + tax.cents, 0) : 0
  return {
    amount: amount(gross - onTop),
    taxes: taxes.map((tax) => ({ code: tax.code, amount: amount(tax.cents) })),
  }
}

function lineOf(order: RemoteOrder, lineId: string): Line | undefined {
  return order.order_lines.find((candidate) => candidate.order_line_id === lineId)
}
