import { z } from 'zod'
import type { Order, OrderLine } from './order.ts'
import * as scalars from './scalars.ts'

/** A line of the channel that a person changed here: other units, or another product. Kept over what its channel says. */
export const lineEdit = z.object({
  lineId: z.string().min(1).max(120),
  /** Units that are still wanted of it; 0 = none. */
  units: scalars.count,
  /** As the channel had it, in our SKUs and units. */
  was: z.object({ sku: scalars.sku, quantity: scalars.quantity }),
})
export type LineEdit = z.infer<typeof lineEdit>

/** Begins the id of a line that a person added: its channel knows nothing of it. */
const ADDED = 'added/'

export function addedLineId(id: string): string {
  return `${ADDED}${id}`
}

export function isAddedLine(lineId: string): boolean {
  return lineId.startsWith(ADDED)
}

/** The SKU of each line as its channel has it, in our terms; of lines that a person cancelled too. */
export function skusOfChannel({
  lines,
  edits = [],
}: Pick<Order, 'lines' | 'edits'>): Pick<OrderLine, 'id' | 'sku'>[] {
  const edited = new Set(edits.map(({ lineId }) => lineId))
  const others = lines.filter(({ id }) => !edited.has(id) && !isAddedLine(id))
  return [...others, ...edits.map(({ lineId, was }) => ({ id: lineId, sku: was.sku }))]
}

/** The line with so many of its units at the price of each. */
export function ofUnits(line: OrderLine, quantity: number): OrderLine {
  if (quantity === line.quantity) return line
  const { grossCents, ...rest } = line
  if (grossCents === undefined) return { ...rest, quantity }
  return { ...rest, quantity, grossCents: Math.round((grossCents * quantity) / line.quantity) }
}

/**
 * What a channel says of an order's lines, with what a person changed of them here. Fewer units than are wanted here
 * count, and so do those beyond what it wanted when the line was changed.
 */
export function withLineEdits(
  said: readonly OrderLine[],
  { lines, edits = [] }: Pick<Order, 'lines' | 'edits'>,
): OrderLine[] {
  const edited = new Map(edits.map((edit) => [edit.lineId, edit]))
  const ours = new Map(lines.map((line) => [line.id, line]))
  const kept = said.flatMap((line) => {
    const edit = edited.get(line.id)
    if (edit === undefined) return [line]
    const more = Math.max(0, line.quantity - edit.was.quantity)
    const units = Math.min(line.quantity, edit.units + more)
    return units === 0 ? [] : [ofUnits(ours.get(line.id) ?? line, units)]
  })
  return [...kept, ...lines.filter(({ id }) => isAddedLine(id))]
}
