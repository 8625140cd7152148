import {
  DAYS_KEPT_BY,
  PRUNED_KINDS,
  type PrunedKind,
  RETENTION,
  type Retention,
} from '../../../shared/domain/retention.ts'
import { type Clock, DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Commands } from '../commands/command.ts'
import type { PruneCursor } from '../ports/retention-table.ts'
import type { Store } from '../ports/store.ts'
import { LAST_PRUNING } from './last-pruning.ts'

/** From the end of one round to the beginning of the next. */
const ROUND_MS = DAY_MS
/**
 * Rows examined in one slice, so that no command waits noticeably. An entry of the journal may name a thousand orders.
 */
const SLICE: Readonly<Record<PrunedKind, number>> = {
  outbox: 200,
  inbox: 200,
  journal: 5,
  traces: 200,
  prints: 200,
  buyers: 20,
  archive: 50,
}

/** Changes that a copy may be behind; one that is further behind is filled anew. */
const CHANGES_KEPT = 1_000_000
const CHANGES_SLICE = 20_000

/** One walk over everything that is kept, with the days that held when it began. */
interface Round {
  readonly startedAt: EpochMs
  readonly kept: Retention
  readonly pruned: Record<PrunedKind, number>
  /** Kinds still to walk, the first of them from `after` on. */
  readonly kinds: PrunedKind[]
  after: PruneCursor | null
}

/**
 * Prunes once a day, one small slice a call, each in a transaction of its own. A round that the program's end
 * cuts short starts again: pruning twice changes nothing. One that fails is tried again the next day.
 */
export function openPruner(deps: { store: Store; commands: Commands; clock: Clock }): () => Promise<void> {
  const { store, commands, clock } = deps
  let round: Round | null = null
  let nextAt: EpochMs | null = null

  async function begin(now: EpochMs): Promise<Round | null> {
    return store.read(async (tx) => {
      const last = await tx.settings.get(LAST_PRUNING)
      // A last round in the future means that the clock was set back.
      if (last !== null && last.at <= now && now - last.at < ROUND_MS) {
        nextAt = last.at + ROUND_MS
        return null
      }
      return {
        startedAt: now,
        kept: await tx.settings.get(RETENTION),
        pruned: { outbox: 0, inbox: 0, journal: 0, traces: 0, prints: 0, buyers: 0, archive: 0 },
        kinds: [...PRUNED_KINDS],
        after: null,
      }
    })
  }

  async function walk(current: Round, kind: PrunedKind): Promise<void> {
    const days = current.kept[DAYS_KEPT_BY[kind]]
    const slice =
      days === null
        ? { pruned: 0, next: null }
        : await store.write((tx) =>
            tx.retention.prune(kind, {
              before: current.startedAt - days * DAY_MS,
              after: current.after,
              limit: SLICE[kind],
            }),
          )
    current.pruned[kind] += slice.pruned
    current.after = slice.next
    if (slice.next === null) current.kinds.shift()
  }

  async function end({ pruned }: Round): Promise<void> {
    const at = clock.now()
    await commands.system('data.prune', async (context) => {
      await context.tx.settings.put(LAST_PRUNING, { at, pruned })
      if (Object.values(pruned).some((count) => count > 0)) context.touch('settings')
    })
    nextAt = at + ROUND_MS
  }

  return async () => {
    const now = clock.now()
    if (round === null) {
      if (nextAt !== null && now < nextAt && nextAt - now <= ROUND_MS) return
      round = await begin(now)
      if (round === null) return
    }
    const kind = round.kinds[0]
    try {
      if ((await store.write((tx) => tx.rowLog.prune(CHANGES_KEPT, CHANGES_SLICE))) > 0) return
      if (kind !== undefined) return await walk(round, kind)
      await end(round)
    } catch (fault) {
      nextAt = now + ROUND_MS
      round = null
      throw fault
    }
    round = null
  }
}
