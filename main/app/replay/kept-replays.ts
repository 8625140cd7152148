import { ORPCError } from '@orpc/server'
import type { ReplayResult, ReplayRow } from '../../../shared/contract/replay.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import type { PreparedWorld } from '../../engine/prepare/prepared-world.ts'
import type { ReplaySide } from './replay-side.ts'

/** An order decided otherwise, with all that its explanations are made from. */
export interface ChangedOrder {
  readonly row: ReplayRow
  readonly order: Order
  readonly before: Decision | null
  readonly after: Decision | null
}

/** What explains the decisions of both sides. */
export interface Explainers {
  readonly published: ReplaySide
  readonly draft: ReplaySide
  readonly world: PreparedWorld
}

/** A finished replay, kept for later calls. */
export interface Replay extends Explainers {
  readonly result: ReplayResult
  readonly changed: readonly ChangedOrder[]
}

/** A replay of thousands of orders holds some megabytes. */
const MOST_KEPT = 3

/** The replays that finished last, in memory: they are read for minutes and made again in seconds. */
export class KeptReplays {
  readonly #kept = new Map<string, Replay>()

  keep(replay: Replay): void {
    this.#kept.set(replay.result.replayId, replay)
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) return
      this.#kept.delete(id)
    }
  }

  /** @throws NOT_FOUND when it is no longer kept */
  get(replayId: string): Replay {
    const replay = this.#kept.get(replayId)
    if (!replay) throw new ORPCError('NOT_FOUND', { data: { what: 'replay', id: replayId } })
    return replay
  }
}
