import type { WantedLines } from '../../../shared/contract/steering.ts'
import type { Order, OrderLine } from '../../../shared/domain/order.ts'

/** A line of an order as the form holds it. */
export interface DraftLine {
  readonly line: OrderLine
  readonly quantity: number
  /** Another product in its place; null = the same. */
  readonly sku: string | null
  /** Of a unit of that, in minor units. */
  readonly unitPriceCents: number
}

export interface LinesDraft {
  readonly lines: readonly DraftLine[]
  readonly added: WantedLines['added']
}

export function linesAsTheyAre({ lines }: Order): LinesDraft {
  return {
    lines: lines.map((line) => ({
      line,
      quantity: line.quantity,
      sku: null,
      unitPriceCents: line.unitPriceCents,
    })),
    added: [],
  }
}

/** What is to change; null = nothing. */
export function wantedOf({ lines, added }: LinesDraft): WantedLines | null {
  const changed = lines
    .filter(({ line, quantity, sku }) => quantity !== line.quantity || sku !== null)
    .map(({ line, quantity, sku, unitPriceCents }) => ({
      lineId: line.id,
      quantity,
      sku,
      unitPriceCents: sku === null || unitPriceCents === line.unitPriceCents ? null : unitPriceCents,
    }))
  return changed.length === 0 && added.length === 0 ? null : { lines: changed, added }
}

/** One more unit of a product, or the first. */
export function withAdded(draft: LinesDraft, sku: string): LinesDraft {
  const isThere = draft.added.some((line) => line.sku === sku)
  const added = isThere
    ? draft.added.map((line) => (line.sku === sku ? { ...line, quantity: line.quantity + 1 } : line))
    : [...draft.added, { sku, quantity: 1, unitPriceCents: 0 }]
  return { ...draft, added }
}
