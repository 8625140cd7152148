import { lineValueCents, type Order, type OrderLine } from '../../../shared/domain/order.ts'
import type { LinePack } from '../ports/mapping-tables.ts'
import type { SkuBook } from './sku-book.ts'

/** An order of a channel in our SKUs and units. */
export interface TranslatedOrder {
  /** Lines that are not understood keep the channel's SKU; null = no line of it is ours to ship. */
  readonly order: Order | null
  /** What the lines were, for those that changed; `units` 0 = left out. */
  readonly packs: readonly LinePack[]
  /** SKUs that mean nothing here yet. */
  readonly unknown: readonly string[]
}

/** How the lines of an order were understood when it was imported: they keep that meaning, whatever is mapped since. */
export interface Understood {
  readonly lines: readonly Pick<OrderLine, 'id' | 'sku'>[]
  readonly packs: readonly LinePack[]
}

/** Largest quantity of the domain. */
const MOST = 1_000_000

/** The order as `book` has it. Pure. A price of the channel is for a whole pack, ours for one unit, rounded. */
export function translateOrder(order: Order, book: SkuBook, before: Understood | null): TranslatedOrder {
  const lines: OrderLine[] = []
  const packs: LinePack[] = []
  const unknown = new Set<string>()
  for (const line of order.lines) {
    const meaning = before === null ? book(line.sku) : keptMeaning(line, book, before)
    const pack = { lineId: line.id, channelSku: line.sku, unitPriceCents: line.unitPriceCents }
    if (meaning.kind === 'ignored') packs.push({ ...pack, units: 0 })
    else if (meaning.kind === 'unknown' || line.quantity * meaning.units > MOST) {
      unknown.add(line.sku)
      lines.push(line)
    } else {
      const { sku, units } = meaning
      const unitPriceCents = Math.round(line.unitPriceCents / units)
      const isExact = unitPriceCents * units === line.unitPriceCents
      lines.push({
        ...line,
        sku,
        quantity: line.quantity * units,
        unitPriceCents,
        ...(isExact ? {} : { grossCents: lineValueCents(line) }),
      })
      if (sku !== line.sku || units !== 1) packs.push({ ...pack, units })
    }
  }
  return { order: lines.length === 0 ? null : { ...order, lines }, packs, unknown: [...unknown] }
}

/** The order as its channel would say it now: each pack a pack again. Lines that were left out stay so. */
export function untranslated(order: Order, packs: readonly LinePack[]): Order {
  const byLine = new Map(packs.map((pack) => [pack.lineId, pack]))
  return {
    ...order,
    lines: order.lines.map((line) => {
      const pack = byLine.get(line.id)
      if (pack === undefined || pack.units === 0) return line
      return {
        ...line,
        sku: pack.channelSku,
        quantity: Math.max(1, Math.floor(line.quantity / pack.units)),
        unitPriceCents: pack.unitPriceCents,
      }
    }),
  }
}

function keptMeaning(line: OrderLine, book: SkuBook, { lines, packs }: Understood): ReturnType<SkuBook> {
  const known = lines.find(({ id }) => id === line.id)
  const pack = packs.find(({ lineId, channelSku }) => lineId === line.id && channelSku === line.sku)
  if (pack?.units === 0) return { kind: 'ignored' }
  if (pack !== undefined && known !== undefined)
    return { kind: 'product', sku: known.sku, units: pack.units, isMapped: true }
  const now = book(line.sku)
  if (known?.sku === line.sku && pack === undefined && now.kind === 'product')
    return { kind: 'product', sku: line.sku, units: 1, isMapped: false }
  return now
}
