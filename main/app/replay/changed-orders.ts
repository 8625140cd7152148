import { ORPCError } from '@orpc/server'
import type { Trial } from '../../../shared/contract/order-parts.ts'
import type { ReplayChange, ReplayRow } from '../../../shared/contract/replay.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { Page } from '../ports/page.ts'
import { partsOf } from '../queries/what-if.ts'
import type { ChangedOrder, Replay } from './kept-replays.ts'
import type { ReplaySide } from './replay-side.ts'

interface ChangesQuery {
  readonly offset: number
  readonly limit: number
  readonly search: string
  readonly change: ReplayChange | null
  readonly descending: boolean
}

/** Orders that would be blocked come first; then by money, the dearest first when `descending`. */
export function listChanged({ changed }: Replay, query: ChangesQuery): Page<ReplayRow> {
  const wanted = query.search.trim().toLowerCase()
  const rows = changed
    .map(({ row }) => row)
    .filter(({ changes }) => query.change === null || changes.includes(query.change))
    .filter((row) => wanted === '' || wordsOf(row).some((word) => word.toLowerCase().includes(wanted)))
    .sort((a, b) => compareRows(a, b, query.descending ? -1 : 1))
  return { total: rows.length, rows: rows.slice(query.offset, query.offset + query.limit) }
}

function wordsOf({ reference, customer, causes }: ReplayRow): string[] {
  return [reference, customer, ...causes.map(({ name }) => name)]
}

function compareRows(a: ReplayRow, b: ReplayRow, sign: 1 | -1): number {
  const blocked = Number(b.changes.includes('blocked')) - Number(a.changes.includes('blocked'))
  if (blocked !== 0) return blocked
  const byMoney = sign * ((a.differenceCents ?? 0) - (b.differenceCents ?? 0))
  return byMoney || a.placedAt - b.placedAt || (a.orderId < b.orderId ? -1 : 1)
}

/** One changed order with both explanations. */
export function changedOrder(
  replay: Replay,
  orderId: string,
): { row: ReplayRow; before: Trial | null; after: Trial | null } {
  const found = replay.changed.find(({ order }) => order.id === orderId)
  if (!found) throw new ORPCError('NOT_FOUND', { data: { what: 'changed order', id: orderId } })
  return {
    row: found.row,
    before: trialOf(replay, replay.published, found, 'before'),
    after: trialOf(replay, replay.draft, found, 'after'),
  }
}

function trialOf(
  { world }: Replay,
  side: ReplaySide,
  found: ChangedOrder,
  which: 'before' | 'after',
): Trial | null {
  const { order, row } = found
  const decision = found[which]
  if (decision === null) return null
  const explanation = side.explanation(order, decision, world)
  return {
    kind: decision.kind,
    parts: [...partsOf(decision)],
    problem: row[which].problem,
    explanation,
  }
}

const COLUMNS = [
  'order',
  'customer',
  'placed_at',
  'changes',
  'outcome_before',
  'outcome_after',
  'sites_before',
  'sites_after',
  'services_before',
  'services_after',
  'deliver_to_before',
  'deliver_to_after',
  'cost_cents_before',
  'cost_cents_after',
  'difference_cents',
  'rules',
] as const

/** All changed orders, one row each; several values of one cell are joined by '|'. */
export function changesCsv(replay: Replay): string {
  const { rows } = listChanged(replay, {
    offset: 0,
    limit: replay.changed.length,
    search: '',
    change: null,
    descending: true,
  })
  const body = rows.map((row) => [
    row.reference,
    row.customer,
    new Date(row.placedAt).toISOString(),
    row.changes.join('|'),
    row.before.kind,
    row.after.kind,
    ...bothSides(row, ({ parts }) => parts.map(({ siteId }) => siteId).join('|')),
    ...bothSides(row, ({ parts }) =>
      parts.map(({ carrierId, serviceId }) => `${carrierId}/${serviceId}`).join('|'),
    ),
    ...bothSides(row, ({ parts }) => parts.map(({ promise }) => promise.deliverTo).join('|')),
    ...bothSides(row, ({ cents }) => cents ?? ''),
    row.differenceCents ?? '',
    row.causes.map(({ name, how }) => `${name} (${how})`).join('|'),
  ])
  return safeCsv(body, COLUMNS)
}

function bothSides<T>(row: ReplayRow, valueOf: (side: ReplayRow['before']) => T): [T, T] {
  return [valueOf(row.before), valueOf(row.after)]
}
