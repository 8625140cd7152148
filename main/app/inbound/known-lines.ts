import type { Order, OrderLine } from '../../../shared/domain/order.ts'
import { isNameless } from '../mapping/nameless-lines.ts'
import { untranslated } from '../mapping/translate-order.ts'
import type { MappedOrder } from '../ports/channel.ts'
import type { LinePack } from '../ports/mapping-tables.ts'

/**
 * A line whose product was deleted at the channel after the order came keeps the SKU that it was known by; nobody is
 * asked what it is. The lines stand in their known order, so that nothing else is a change. Pure.
 */
export function nameKnownLines(
  mapped: Extract<MappedOrder, { kind: 'order' }>,
  known: Order,
  packs: readonly LinePack[],
): MappedOrder {
  const places = new Map(untranslated(known, packs).lines.map((line, place) => [line.id, { line, place }]))
  const named: OrderLine[] = []
  const nameless = mapped.nameless?.filter(({ lineId, quantity, grossCents }) => {
    const line = places.get(lineId)?.line
    if (line === undefined || isNameless(line.sku)) return true
    named.push(line.quantity === quantity ? line : { ...line, quantity, grossCents })
    return false
  })
  if (named.length === 0) return mapped
  const placeOf = ({ id }: OrderLine) => places.get(id)?.place ?? places.size
  const lines = [...mapped.order.lines, ...named].sort((a, b) => placeOf(a) - placeOf(b))
  return { ...mapped, order: { ...mapped.order, lines }, nameless: nameless ?? [] }
}
