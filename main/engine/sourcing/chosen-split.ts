import type { Order } from '../../../shared/domain/order.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { MAX_EXACT_LINES } from './line-cover.ts'
import { OrderSlots } from './order-slots.ts'

/** An order as a person shares it out: its units by site, as bit masks of slots. */
export interface ChosenSplit {
  readonly slots: OrderSlots
  readonly masks: Int32Array
}

/**
 * The units that each site is to ship, as a person chose it; null = nobody did, or the order has other units now, or
 * more parts of lines than are planned exactly.
 */
export function chosenSplit(
  order: Order,
  skus: readonly number[],
  { siteIndex, columns, world }: Pick<PreparedWorld, 'siteIndex' | 'columns' | 'world'>,
): ChosenSplit | null {
  const split = order.chosen?.split
  if (split === undefined || !isAllOf(order, split)) return null
  const slots = new OrderSlots(columns)
  const masks = new Int32Array(world.sites.length)
  for (const { siteId, lines } of split) {
    const site = siteIndex.get(siteId)
    if (site === undefined) return null
    for (const { lineId, quantity } of lines) {
      if (slots.count === MAX_EXACT_LINES) return null
      const line = order.lines.findIndex(({ id }) => id === lineId)
      masks[site] = (masks[site] as number) | (1 << slots.count)
      slots.add(line, skus[line] as number, quantity, order.lines[line]?.quantity as number)
    }
  }
  return { slots, masks }
}

function isAllOf({ lines }: Order, split: NonNullable<NonNullable<Order['chosen']>['split']>): boolean {
  const left = new Map(lines.map(({ id, quantity }) => [id, quantity]))
  for (const { lineId, quantity } of split.flatMap((part) => part.lines))
    left.set(lineId, (left.get(lineId) ?? Number.NaN) - quantity)
  return [...left.values()].every((units) => units === 0)
}
