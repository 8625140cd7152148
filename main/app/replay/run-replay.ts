import { MOST_REPLAYED, type ReplayEvent } from '../../../shared/contract/replay.ts'
import type { Hearing, ReckoningParts, ReplayInput, StretchHelper } from '../reckoning/reckoning.ts'
import type { Comparison } from './comparison.ts'
import type { KeptReplays } from './kept-replays.ts'
import { MOST_AT_ONCE, pastIds } from './past-orders.ts'
import { examplesOfEach, replayStretch, stretchesOf } from './stretch.ts'
import { type StretchFound, sumOf } from './stretch-found.ts'

/** How often progress is told, in milliseconds. */
const TELL_MS = 100
/** Rules published while it runs make it begin again; what is published without end, it does not wait for. */
const TRIES = 3

/**
 * Decides past orders with the published rules and with `rules`, and where one is given under another policy, each on
 * its own copy of the same world, and keeps what differs. Ends early, keeping nothing, when aborted. Nothing is written.
 */
export async function runReplay(
  parts: ReckoningParts & { readonly helper: StretchHelper | null },
  kept: KeptReplays,
  input: ReplayInput,
  hearing: Hearing<ReplayEvent>,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const replayed = await replayOnce(parts, input, hearing)
    if (replayed === null) return
    const { stretches, comparison, isCapped } = replayed
    const isOfOne = new Set(stretches.map(({ publishedVersion }) => publishedVersion)).size < 2
    if (!isOfOne && tries < TRIES) continue
    const { result, changed } = sumOf(stretches, input.rules, { replayId: parts.newId(), isCapped })
    kept.keep({ result, changed, ...comparison.explainers })
    hearing.tell({ kind: 'done', result })
    return
  }
}

interface Replayed {
  readonly stretches: readonly StretchFound[]
  /** Of the first of them: by it the changed orders of all are explained. */
  readonly comparison: Comparison
  readonly isCapped: boolean
}

/** null = aborted. */
async function replayOnce(
  parts: ReckoningParts & { readonly helper: StretchHelper | null },
  { rules, period, policy }: ReplayInput,
  { tell, signal }: Hearing<ReplayEvent>,
): Promise<Replayed | null> {
  tell({ kind: 'reading' })
  const { ids, isCapped } = await parts.store.read((tx) => pastIds(tx, period, MOST_REPLAYED))
  const stretches = stretchesOf(ids, parts.stretch ?? MOST_AT_ONCE)
  const examples = examplesOfEach(stretches.length)
  const waiting = stretches.map((orderIds, at) => ({
    at,
    job: { orderIds, rules, policy: policy ?? null, examples },
  }))
  const found = new Array<StretchFound>(stretches.length)
  let comparison: Comparison | null = null
  let done = 0
  let told = performance.now()
  const onDecided = (orders: number) => {
    done += orders
    if (performance.now() - told < TELL_MS || signal.aborted) return
    told = performance.now()
    tell({ kind: 'deciding', done, total: ids.length })
  }

  async function here() {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const replayed = await replayStretch(parts, next.job, { onDecided, signal })
      if (replayed === null) return
      found[next.at] = replayed.found
      comparison ??= replayed.comparison
    }
  }
  /** What a helper has begun that broke is done here. */
  async function beside(helper: StretchHelper) {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      let decided = 0
      const hear = (orders: number) => {
        decided += orders
        onDecided(orders)
      }
      try {
        const replayed = await helper.stretch(next.job, { tell: hear, signal })
        if (replayed === null) return
        found[next.at] = replayed
      } catch {
        done -= decided
        waiting.unshift(next)
        return
      }
    }
  }
  await Promise.all([here(), ...(parts.helper === null ? [] : [beside(parts.helper)])])
  await here()
  return signal.aborted || comparison === null ? null : { stretches: found, comparison, isCapped }
}
