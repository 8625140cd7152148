import type { ReturnableLine } from '../../../shared/contract/returns.ts'
import { paidForUnits, taxWithin } from '../../../shared/domain/paid-line.ts'
import { type Refundable, type RefundParts, refundParts } from '../../../shared/domain/refund.ts'
import { type ReturnCondition, type ReturnReason, shareOut } from '../../../shared/domain/return.ts'

/** What a person has chosen so far; nothing is sent. */
export interface ReturnDraft {
  readonly lines: readonly DraftLine[]
  readonly siteId: string | null
  readonly reason: ReturnReason
  readonly note: string
  readonly paysBack: boolean
  /** null = what was paid for the chosen units. */
  readonly goodsCents: number | null
  readonly shipping: boolean
  readonly feeIds: readonly string[]
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
    feeIds: [],
  }
}

export function unitsOf(draft: ReturnDraft, isMeant: (condition: ReturnCondition) => boolean): number {
  return draft.lines.reduce((sum, line) => sum + (isMeant(line.condition) ? line.quantity : 0), 0)
}

/** The most that can go back for the chosen units: what was paid for them, as far as that is left of the order. */
export function mostOf({ lines }: ReturnDraft, { leftCents }: Refundable): number {
  return Math.min(sum(lines.map(worthOf)), leftCents)
}

function worthOf({ line, quantity }: DraftLine): number {
  return paidForUnits(line.paid, quantity, line.skipped)
}

/** An amount typed before fewer units were chosen is cut to what was paid for them. */
export function partsOf(draft: ReturnDraft, money: Refundable): RefundParts {
  const most = mostOf(draft, money)
  const goodsCents = draft.goodsCents === null ? most : Math.min(draft.goodsCents, most)
  return refundParts(money, { goodsCents, shipping: draft.shipping, feeIds: draft.feeIds })
}

/** The tax in what goes back for the goods; null = the shop does not say. */
export function taxIn({ lines }: ReturnDraft, goodsCents: number): number | null {
  const chosen = lines.filter(({ quantity }) => quantity > 0)
  const shares = shareOut(goodsCents, chosen.map(worthOf))
  const taxes = chosen.map(({ line }, at) => taxWithin(line.paid, shares[at] ?? 0, line.skipped))
  if (taxes.includes(null)) return null
  return sum(taxes.flatMap((rates) => (rates ?? []).map(({ cents }) => cents)))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

/** The command's input; null = no unit is chosen. */
export function returnInput(orderId: string, draft: ReturnDraft, money: Refundable) {
  const lines = draft.lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ line, quantity, condition }) => ({ lineId: line.lineId, quantity, condition }))
  if (lines.length === 0) return null
  const { siteId, reason, note, shipping, feeIds } = draft
  const { goodsCents } = partsOf(draft, money)
  const refund = draft.paysBack ? { goodsCents, shipping, feeIds: [...feeIds] } : null
  return { orderId, siteId, lines, reason, note, refund }
}
