import type { OrderLine } from '../../../shared/domain/order.ts'
import type { NamelessLine } from '../ports/channel.ts'
import type { LinePack } from '../ports/mapping-tables.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'

type Answers = StandingRecord['answers']

/** Begins what a line without a SKU is called in its place. */
const MARK = '? '
/** Longest SKU of the domain. */
const LONGEST = 80

/** Whether a line's SKU is a placeholder for one that nobody has named yet. */
export function isNameless(sku: string): boolean {
  return sku.startsWith(MARK)
}

/**
 * Lines without a SKU: as the product a person chose, left out where it needs no shipping, and else under their
 * title until somebody says. Pure. `packs` keeps the answers from being understood as the channel's SKUs.
 */
export function nameLines(
  nameless: readonly NamelessLine[],
  answers: Answers,
): { readonly lines: OrderLine[]; readonly packs: LinePack[] } {
  const lines: OrderLine[] = []
  const packs: LinePack[] = []
  for (const { lineId, title, quantity, grossCents } of nameless) {
    const answer = answers.find((one) => one.lineId === lineId)
    if (answer?.sku === null) continue
    const place = `${MARK}${title.trim() || lineId}`.slice(0, LONGEST).trim()
    const unitPriceCents = Math.round(grossCents / quantity)
    lines.push({ id: lineId, sku: answer?.sku ?? place, quantity, unitPriceCents, grossCents, title })
    if (answer !== undefined) packs.push({ lineId, channelSku: place, units: 1, unitPriceCents })
  }
  return { lines, packs }
}

/** Those without a meaning yet. */
export function unanswered(nameless: readonly NamelessLine[], answers: Answers): NamelessLine[] {
  return nameless.filter((line) => !answers.some(({ lineId }) => lineId === line.lineId))
}
