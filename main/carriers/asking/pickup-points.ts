import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { CarrierConnector } from '../../app/ports/carrier.ts'
import type { AreaToAsk, PointEvents } from '../../app/ports/point-events.ts'
import type { Asker, Question } from './ask-lane.ts'

export interface PointDeps {
  readonly points: PointEvents
}

/**
 * The points near buyers whose parcels go to one; what its carrier says is kept, and offered also while it is away.
 * null = it lists none.
 */
export function pickupPoints(
  { points }: PointDeps,
  { id, isActive }: CarrierAccount,
  connector: CarrierConnector,
): Asker | null {
  const ask = connector.points?.bind(connector)
  if (ask === undefined || !isActive) return null
  const question = ({ area, near, attempts }: AreaToAsk): Question => {
    const unasked: Question['notNow'] = (problem, waitMs) =>
      points.told(id, area, { kind: 'unasked', problem, waitMs })
    return {
      attempts,
      ask: async (signal) => points.told(id, area, { kind: 'points', points: await ask(near, signal) }),
      refused: unasked,
      notNow: unasked,
    }
  }
  return {
    lookAgainMs: 5_000,
    longestWaitMs: 15 * MINUTE_MS,
    due: async () => (await points.toAsk(id)).map(question),
    settle: () => points.choose(id),
  }
}
