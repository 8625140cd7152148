import type { ReturnableLine } from '../../../shared/contract/returns.ts'
import type { ReturnCondition, ReturnReason } from '../../../shared/domain/return.ts'

/** What a person has chosen so far; nothing is sent. */
export interface ReturnDraft {
  readonly lines: readonly DraftLine[]
  readonly siteId: string | null
  readonly reason: ReturnReason
  readonly note: string
  readonly paysBack: boolean
  /** null = what the chosen units were sold for. */
  readonly goodsCents: number | null
  readonly shipping: boolean
}

export interface DraftLine {
  readonly line: ReturnableLine
  readonly quantity: number
  readonly condition: ReturnCondition
}

/** A single unit that may come back is chosen already: nothing else can be meant. */
export function newReturnDraft(
  returnable: readonly ReturnableLine[],
  siteIds: readonly string[],
  canRefund: boolean,
): ReturnDraft {
  const units = returnable.reduce((sum, { quantity }) => sum + quantity, 0)
  const from = returnable.find(({ siteId }) => siteId !== null)?.siteId ?? null
  return {
    lines: returnable.map((line) => ({ line, quantity: units === 1 ? 1 : 0, condition: 'sellable' })),
    siteId: from !== null && siteIds.includes(from) ? from : (siteIds[0] ?? null),
    reason: 'unwanted',
    note: '',
    paysBack: canRefund,
    goodsCents: null,
    shipping: false,
  }
}

export function unitsOf(draft: ReturnDraft, isMeant: (condition: ReturnCondition) => boolean): number {
  return draft.lines.reduce((sum, line) => sum + (isMeant(line.condition) ? line.quantity : 0), 0)
}

/** What the chosen units were sold for. */
export function worthOf({ lines }: ReturnDraft): number {
  return lines.reduce((sum, { line, quantity }) => sum + line.unitPriceCents * quantity, 0)
}

/** What is paid back for the goods; an amount typed before fewer units were chosen is cut to their worth. */
export function goodsCentsOf(draft: ReturnDraft): number {
  const worth = worthOf(draft)
  return draft.goodsCents === null ? worth : Math.min(draft.goodsCents, worth)
}

/** The command's input; null = no unit is chosen. */
export function returnInput(orderId: string, draft: ReturnDraft) {
  const lines = draft.lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ line, quantity, condition }) => ({ lineId: line.lineId, quantity, condition }))
  if (lines.length === 0) return null
  const refund = draft.paysBack ? { goodsCents: goodsCentsOf(draft), shipping: draft.shipping } : null
  const { siteId, reason, note } = draft
  return { orderId, siteId, lines, reason, note, refund }
}
