import { lineValueCents, type Order } from './order.ts'
import { grossCents } from './order-charges.ts'

/**
 * What the goods of an order bring in its currency, whole cents: without the tax that its channel says it charged for
 * them; as they were sold where it says nothing of charges.
 */
export function goodsNetCents({ lines, charges }: Pick<Order, 'lines' | 'charges'>): number {
  const charged = charges?.lines ?? []
  const all = {
    netCents: charged.reduce((sum, { netCents }) => sum + netCents, 0),
    taxCents: charged.reduce((sum, { taxCents }) => sum + taxCents, 0),
  }
  return lines.reduce((sum, line) => {
    const charge = charged.find(({ lineId }) => lineId === line.id) ?? all
    const gross = grossCents(charge)
    const value = lineValueCents(line)
    return sum + (gross > 0 ? Math.round((value * charge.netCents) / gross) : value)
  }, 0)
}
