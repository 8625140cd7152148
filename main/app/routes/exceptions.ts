import { setImmediate } from 'node:timers/promises'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { planMove, type Stop, stoppedOrders } from '../decide/stopped-work.ts'
import { heldReasons } from '../following/held-work.ts'
import type { Tx } from '../ports/store.ts'
import { exceptionDetail, fixesOf, listExceptions, nearbyPointsOf } from '../queries/exceptions.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** Tried in one piece; between them others have their turn. */
const AT_ONCE = 8

export function exceptionRoutes({ exceptions }: Procedures, services: AppServices) {
  const { store, clock, decider } = services
  const trialsOf = async (tx: Tx) => ({
    currency: (await tx.settings.get(WORKSPACE)).currency,
    all: (orders: readonly Order[]) => decider.trials(tx, orders),
    world: () => decider.world(tx),
    async move(stop: Stop) {
      const now = clock.now()
      const stopped = await stoppedOrders(tx, now, stop)
      const held = await heldReasons({ tx, now }, stopped)
      return planMove(tx, stopped, (orders) => decider.trialTogether(tx, orders), held)
    },
  })
  return {
    exceptions: {
      list: exceptions.list.handler(({ input, context }) =>
        store.read(async (tx) => {
          const page = await listExceptions(tx, {
            ...input,
            seen: context.seen,
            owner: context.session.actor,
            now: clock.now(),
          })
          return { ...page, rows: [...page.rows] }
        }),
      ),
      counts: exceptions.counts.handler(({ context }) =>
        store.read((tx) => tx.exceptions.counts(context.session.actor, clock.now(), context.seen)),
      ),
      get: exceptions.get.handler(({ input, context: { seen } }) =>
        store.read(async (tx) =>
          exceptionDetail(tx, input.exceptionId, await trialsOf(tx), clock.now(), seen),
        ),
      ),
      fixes: exceptions.fixes.handler(async ({ input: { exceptionIds, codes }, context: { seen } }) => {
        const fixes = []
        for (let from = 0; from < exceptionIds.length; from += AT_ONCE) {
          const some = { exceptionIds: exceptionIds.slice(from, from + AT_ONCE), codes, seen }
          fixes.push(...(await store.read(async (tx) => fixesOf(tx, some, await trialsOf(tx), clock.now()))))
          await setImmediate()
        }
        return fixes
      }),
      points: exceptions.points.handler(({ input }) =>
        store.read((tx) => nearbyPointsOf(tx, input.exceptionId, clock.now())),
      ),
    },
  }
}
