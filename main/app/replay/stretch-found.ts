import { REPLAY_CHANGES, type ReplayChange, type ReplayResult } from '../../../shared/contract/replay.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import type { ChangedOrder } from './kept-replays.ts'
import { ChangedOf, compareTallies, countAll, type SideSums, SideTally } from './tally.ts'

/** What a replay of one stretch found; plain data. */
export interface StretchFound {
  readonly publishedVersion: number
  readonly publishedIds: readonly string[]
  readonly orders: number
  readonly cancelled: number
  readonly from: EpochMs | null
  readonly until: EpochMs | null
  readonly before: SideSums
  readonly after: SideSums
  readonly bothShip: { readonly orders: number; readonly before: number; readonly after: number }
  /** Orders decided otherwise, all and by kind of change. */
  readonly changed: number
  readonly changes: ReadonlyMap<ReplayChange, number>
  readonly changedOf: Pick<ChangedOf, 'zones' | 'products'>
  /** Of the orders decided otherwise. */
  readonly examples: readonly ChangedOrder[]
}

/** All stretches of a replay of `rules` together, in whatever order they are. */
export function sumOf(
  stretches: readonly StretchFound[],
  rules: readonly Rule[],
  { replayId, isCapped }: { replayId: string; isCapped: boolean },
): { readonly result: ReplayResult; readonly changed: readonly ChangedOrder[] } {
  const before = new SideTally()
  const after = new SideTally()
  const changedOf = new ChangedOf()
  const changes = new Map<ReplayChange, number>()
  for (const one of stretches) {
    before.addSums(one.before)
    after.addSums(one.after)
    changedOf.addAll(one.changedOf)
    countAll(changes, one.changes)
  }
  const total = (of: (one: StretchFound) => number) => stretches.reduce((sum, one) => sum + of(one), 0)
  const froms = stretches.flatMap(({ from }) => from ?? [])
  const untils = stretches.flatMap(({ until }) => until ?? [])
  const changed = stretches.flatMap(({ examples }) => examples)
  return {
    changed,
    result: {
      replayId,
      orders: total(({ orders }) => orders),
      cancelled: total(({ cancelled }) => cancelled),
      isCapped,
      from: froms.length === 0 ? null : Math.min(...froms),
      until: untils.length === 0 ? null : Math.max(...untils),
      publishedVersion: Math.max(...stretches.map(({ publishedVersion }) => publishedVersion)),
      ...compareTallies(before, after, changedOf),
      bothShip: {
        orders: total(({ bothShip }) => bothShip.orders),
        before: total(({ bothShip }) => bothShip.before),
        after: total(({ bothShip }) => bothShip.after),
      },
      changed: total((one) => one.changed),
      listed: changed.length,
      changes: recordOf((change) => changes.get(change) ?? 0),
      hits: hitsOf(rules, stretches[0]?.publishedIds ?? [], before, after),
    },
  }
}

/** Rules in the order of the draft, then those it has dropped. */
function hitsOf(rules: readonly Rule[], publishedIds: readonly string[], before: SideSums, after: SideSums) {
  const was = new Set(publishedIds)
  const is = new Set(rules.map(({ id }) => id))
  return [...new Set([...is, ...was])].map((ruleId) => ({
    ruleId,
    before: was.has(ruleId) ? (before.hits.get(ruleId) ?? 0) : null,
    after: is.has(ruleId) ? (after.hits.get(ruleId) ?? 0) : null,
  }))
}

function recordOf(valueOf: (change: ReplayChange) => number): Record<ReplayChange, number> {
  return Object.fromEntries(REPLAY_CHANGES.map((change) => [change, valueOf(change)])) as Record<
    ReplayChange,
    number
  >
}
