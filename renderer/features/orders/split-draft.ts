import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { OrderSplit } from '../../../shared/domain/order-choice.ts'

/** Units by line and site. */
export type SplitDraft = ReadonlyMap<string, ReadonlyMap<string, number>>

/** As it is planned. */
export function splitAsPlanned({ order, fulfillments }: OrderDetail): SplitDraft {
  const planned = fulfillments.filter(({ state }) => state === 'planned')
  return new Map(
    order.lines.map(({ id }) => [
      id,
      new Map(
        planned.flatMap(({ siteId, allocations }) =>
          allocations.flatMap(({ lineId, quantity }) => (lineId === id ? [[siteId, quantity] as const] : [])),
        ),
      ),
    ]),
  )
}

export function withUnits(draft: SplitDraft, lineId: string, siteId: string, units: number): SplitDraft {
  return new Map(draft).set(lineId, new Map(draft.get(lineId)).set(siteId, units))
}

/** Each site with what it is to ship. */
export function splitOf(draft: SplitDraft): OrderSplit {
  const sites = new Set([...draft.values()].flatMap((bySite) => [...bySite.keys()]))
  return [...sites].toSorted().flatMap((siteId) => {
    const lines = [...draft].flatMap(([lineId, bySite]) => {
      const quantity = bySite.get(siteId) ?? 0
      return quantity === 0 ? [] : [{ lineId, quantity }]
    })
    return lines.length === 0 ? [] : [{ siteId, lines }]
  })
}

/** Lines of which too few or too many units are shared out, with how many are. */
export function openLines({ lines }: Order, draft: SplitDraft) {
  return lines.flatMap((line) => {
    const shared = [...(draft.get(line.id) ?? new Map<string, number>()).values()].reduce(
      (sum, units) => sum + units,
      0,
    )
    return shared === line.quantity ? [] : [{ line, shared }]
  })
}
