import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { askNext } from './ask-channels.ts'
import { fetchDue, restAfter } from './fetch-pictures.ts'
import type { PictureDeps } from './picture-deps.ts'

/** The program starts with what people wait for. */
const START_AFTER_MS = 20_000
/** Between two questions to channels: their budgets are for orders and stock. */
const ASK_EVERY_MS = 20_000
const LOOK_EVERY_MS = 15_000
const NOTHING_TO_ASK_MS = 10 * MINUTE_MS

/** Finds and fetches pictures in the background; everything else goes on whatever becomes of it. */
export function pictureRounds(deps: PictureDeps) {
  const startedAt = deps.clock.now()
  let askAt: EpochMs = startedAt + START_AFTER_MS
  let fetchAt: EpochMs = startedAt + START_AFTER_MS
  let troubles = 0
  return {
    /** @returns the instant of the next round */
    async runOnce(signal: AbortSignal): Promise<EpochMs> {
      const { clock } = deps
      if (clock.now() >= askAt)
        askAt = clock.now() + ((await askNext(deps, signal)) ? ASK_EVERY_MS : NOTHING_TO_ASK_MS)
      if (clock.now() >= fetchAt) {
        const { more, trouble } = await fetchDue(deps, signal)
        troubles = trouble ? troubles + 1 : 0
        fetchAt = clock.now() + (trouble ? restAfter(troubles) : more ? 0 : LOOK_EVERY_MS)
      }
      return Math.min(askAt, fetchAt)
    },
  }
}
