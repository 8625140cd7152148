import { ORPCError } from '@orpc/server'
import type { SavedBy, SavingsResult, SavingsRow } from '../../../shared/contract/savings.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { Page } from '../ports/page.ts'

export interface Savings {
  readonly result: SavingsResult
  /** Orders that cost something else by one of the ways. */
  readonly rows: readonly SavingsRow[]
}

/** This month and the last one, and one that somebody else still reads. */
const MOST_KEPT = 3

/** The savings reckoned last, in memory: they are read for minutes and made again in seconds. */
export class KeptSavings {
  readonly #kept = new Map<string, Savings>()

  keep(savings: Savings): void {
    this.#kept.set(savings.result.savingsId, savings)
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) return
      this.#kept.delete(id)
    }
  }

  /** @throws NOT_FOUND when it is no longer kept */
  get(savingsId: string): Savings {
    const savings = this.#kept.get(savingsId)
    if (!savings) throw new ORPCError('NOT_FOUND', { data: { what: 'savings', id: savingsId } })
    return savings
  }
}

export function listSavings(
  { rows }: Savings,
  query: { offset: number; limit: number; by: SavedBy | null; descending: boolean },
): Page<SavingsRow> {
  const { by } = query
  const cents = (row: SavingsRow) => (by === null ? row.noneCents - row.cents : row.by[by])
  const sign = query.descending ? -1 : 1
  const wanted = rows
    .filter((row) => by === null || row.by[by] !== 0)
    .sort((a, b) => sign * (cents(a) - cents(b)) || a.receivedAt - b.receivedAt)
  return { total: wanted.length, rows: wanted.slice(query.offset, query.offset + query.limit) }
}

const COLUMNS = [
  'order',
  'received_at',
  'cost_cents_without',
  'saved_cents_by_rules',
  'saved_cents_by_prices',
  'saved_cents_by_replanning',
  'cost_cents',
] as const

export function savingsCsv({ rows }: Savings): string {
  const body = rows.map(({ reference, receivedAt, noneCents, by, cents }) => [
    reference,
    new Date(receivedAt).toISOString(),
    noneCents,
    by.rules,
    by.prices,
    by.replanning,
    cents,
  ])
  return safeCsv(body, COLUMNS)
}
