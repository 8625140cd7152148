import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { CarrierConnector, NearTo } from '../../app/ports/carrier.ts'
import type { PointEvents } from '../../app/ports/point-events.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { waitMs } from '../../remote/backoff.ts'
import { limited } from '../../remote/call-limit.ts'
import type { Rounds } from '../../remote/rounds.ts'

export interface PointsDeps {
  readonly clock: Clock
  readonly random: Random
  readonly points: PointEvents
}

const LOOK_AGAIN_MS = 5_000
const LONGEST_WAIT_MS = 15 * MINUTE_MS

/**
 * Asks one account's carrier for the points near buyers whose orders wait for one, in the background; what it says is
 * kept, and offered also while it is away.
 */
export class PointsLane implements Rounds {
  readonly #deps: PointsDeps
  readonly #account: CarrierAccount
  readonly #connector: CarrierConnector

  constructor(deps: PointsDeps, account: CarrierAccount, connector: CarrierConnector) {
    this.#deps = deps
    this.#account = account
    this.#connector = connector
  }

  async runOnce(signal: AbortSignal): Promise<EpochMs | null> {
    const { clock, points } = this.#deps
    if (!this.#account.isActive) return null
    const { ask, canChoose } = await points.work(this.#account.id)
    for (const { area, near } of ask) {
      if (signal.aborted) break
      await this.#ask(area, near, signal)
    }
    // What was told now may be what a choice waited for.
    const chooses = ask.length > 0 ? (await points.work(this.#account.id)).canChoose : canChoose
    if (chooses) await points.choose(this.#account.id)
    return clock.now() + LOOK_AGAIN_MS
  }

  async #ask(area: string, near: NearTo, signal: AbortSignal): Promise<void> {
    const { random, points: events } = this.#deps
    const { id } = this.#account
    try {
      const points = await this.#connector.points?.(near, limited(signal))
      await events.told(id, area, { kind: 'points', points: points ?? [] })
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      const tries = (await events.attempts(id, area)) + 1
      const wait = waitMs(error.afterMs, tries, random, LONGEST_WAIT_MS)
      await events.told(id, area, { kind: 'unasked', problem: error.problem, waitMs: wait })
    }
  }
}
