import { repairDestination } from '../../../shared/domain/postal/repair-destination.ts'
import { nameLines } from '../mapping/nameless-lines.ts'
import type { SkuBook } from '../mapping/sku-book.ts'
import { type TranslatedOrder, translateOrder, type Understood } from '../mapping/translate-order.ts'
import type { MappedOrder } from '../ports/channel.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'
import { without } from './left-elsewhere.ts'

/**
 * The work that a channel's order is for us: in our SKUs and units, without what left elsewhere, its postcode repaired
 * where it has one reading. Pure.
 */
export function understand(
  { order, nameless = [] }: Extract<MappedOrder, { kind: 'order' }>,
  { elsewhere, answers }: Pick<StandingRecord, 'elsewhere' | 'answers'>,
  book: SkuBook,
  before: Understood | null,
): TranslatedOrder {
  const translated = translateOrder({ ...order, lines: without(order.lines, elsewhere) }, book, before)
  const named = nameLines(nameless, answers)
  const lines = [...(translated.order?.lines ?? []), ...without(named.lines, elsewhere)]
  return {
    ...translated,
    packs: [...translated.packs, ...named.packs],
    order: lines.length === 0 ? null : { ...order, lines, destination: repairDestination(order.destination) },
  }
}
