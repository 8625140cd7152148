import type { ReceivableLine } from '../../../shared/contract/announced-returns.ts'

export type Condition = 'sellable' | 'damaged'

/** What has been unpacked so far, unit by unit in the order of the scans; nothing is sent. */
export interface ReceiveDraft {
  readonly units: readonly { readonly lineId: string; readonly condition: Condition }[]
  /** Of what is scanned next. */
  readonly condition: Condition
}

export const NOTHING_YET: ReceiveDraft = { units: [], condition: 'sellable' }

/** Why a scan counts for nothing. */
export type ScanFault =
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'too-many'; readonly sku: string; readonly most: number }

/** One unit of the product whose SKU or bar code this is: for a line that still expects one, else for one that may come. */
export function scanned(
  draft: ReceiveDraft,
  lines: readonly ReceivableLine[],
  text: string,
): { readonly draft: ReceiveDraft; readonly fault: ScanFault | null } {
  const wanted = text.trim().toUpperCase()
  const own = lines.filter(({ sku, barcode }) =>
    [sku, barcode ?? sku].some((one) => one.toUpperCase() === wanted),
  )
  const [first] = own
  if (first === undefined) return { draft, fault: { kind: 'unknown', text } }
  const line =
    own.find((one) => countOf(draft, one.lineId) < one.expected) ??
    own.find((one) => countOf(draft, one.lineId) < one.most)
  if (line === undefined) {
    const most = own.reduce((sum, one) => sum + one.most, 0)
    return { draft, fault: { kind: 'too-many', sku: first.sku, most } }
  }
  return { draft: added(draft, line), fault: null }
}

/** One more of a line, in the condition of the moment; no more than may come. */
export function added(draft: ReceiveDraft, { lineId, most }: ReceivableLine): ReceiveDraft {
  if (countOf(draft, lineId) >= most) return draft
  return { ...draft, units: [...draft.units, { lineId, condition: draft.condition }] }
}

/** The last one of a line is not there after all. */
export function removed(draft: ReceiveDraft, lineId: string): ReceiveDraft {
  const at = draft.units.findLastIndex((unit) => unit.lineId === lineId)
  return { ...draft, units: draft.units.filter((_, index) => index !== at) }
}

export function undone(draft: ReceiveDraft): ReceiveDraft {
  return { ...draft, units: draft.units.slice(0, -1) }
}

export function countOf({ units }: ReceiveDraft, lineId: string, condition: Condition | null = null): number {
  return units.filter(
    (unit) => unit.lineId === lineId && (condition === null || unit.condition === condition),
  ).length
}

/** Expected units that are not there yet. */
export function lackingOf(draft: ReceiveDraft, lines: readonly ReceivableLine[]): number {
  return lines.reduce((sum, line) => sum + Math.max(0, line.expected - countOf(draft, line.lineId)), 0)
}

/** As the command takes them: units of a line in one condition together. */
export function receivedLines(
  draft: ReceiveDraft,
): { lineId: string; quantity: number; condition: Condition }[] {
  return [...Map.groupBy(draft.units, ({ lineId, condition }) => `${condition} ${lineId}`).values()].flatMap(
    (same) => (same[0] === undefined ? [] : [{ ...same[0], quantity: same.length }]),
  )
}
