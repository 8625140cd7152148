import { setImmediate as nextTurn } from 'node:timers/promises'
import { HOLIDAYS } from '../../../shared/domain/holidays.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Commands } from '../commands/command.ts'
import { Refusal } from '../commands/refusal.ts'
import { carryOutReview, planReview, type ReviewDeps } from '../decide/review-decided.ts'
import { nextWaveOf } from '../release/waves.ts'

/** All orders are decided again so long before a wave: long enough to be done, too short for much to come. */
const AHEAD_MS = 2 * MINUTE_MS
/** Looks before one wave, of some hundred orders each. */
const MOST_LOOKS = 50

type Deps = ReviewDeps & { readonly commands: Commands }

/** Decides the next orders in rotation again together, and carries out what is better. */
export async function decideAgain(deps: Deps): Promise<void> {
  const plan = await planReview(deps)
  if (plan.changes.length === 0) return
  try {
    await deps.commands.system(
      'orders.reoptimise',
      (context) => carryOutReview(context, plan),
      ({ changes }) => ({ changes }),
    )
  } catch (fault) {
    // Orders changed while they were examined: the next round sees them as they are then.
    if (!(fault instanceof Refusal)) throw fault
  }
}

/** Waves for which all orders have been decided again. */
export class WavesSeen {
  readonly #seen = new Map<SiteId, EpochMs>()

  /** Notes these, and tells whether one of them is new. */
  note(waves: ReadonlyMap<SiteId, EpochMs>): boolean {
    let isNew = false
    for (const [siteId, at] of waves) {
      if (this.#seen.get(siteId) === at) continue
      this.#seen.set(siteId, at)
      isNew = true
    }
    return isNew
  }
}

/**
 * Just before a wave of a site, or where orders are released after a waiting time before its cut-off: all orders that
 * are decided and not released are decided again together, one part after the other. Returns whether they were.
 */
export async function decideAgainBeforeWave(deps: Deps, seen: WavesSeen): Promise<boolean> {
  const now = deps.clock.now()
  const coming = await deps.store.read(async (tx) => {
    const settings = await tx.settings.get(WORKSPACE)
    const edits = await tx.settings.get(HOLIDAYS)
    const waves = (await tx.sites.all()).flatMap((site): [SiteId, EpochMs][] => {
      const at = site.outage === null ? nextWaveOf(site, now, edits, settings) : null
      return at === null || at - now > AHEAD_MS ? [] : [[site.id, at]]
    })
    return new Map(waves)
  })
  if (!seen.note(coming)) return false
  const rotation = { from: 0 }
  for (let look = 0; look < MOST_LOOKS; look++) {
    await decideAgain({ ...deps, rotation })
    if (rotation.from === 0) break
    await nextTurn()
  }
  return true
}
