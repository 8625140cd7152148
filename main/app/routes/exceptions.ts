import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { planMove, stoppedOrders } from '../decide/stopped-work.ts'
import { exceptionDetail, listExceptions, nearbyPointsOf } from '../queries/exceptions.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function exceptionRoutes({ exceptions }: Procedures, services: AppServices) {
  const { store, clock, decider } = services
  return {
    exceptions: {
      list: exceptions.list.handler(({ input, context }) =>
        store.read(async (tx) => {
          const { rows, total } = await listExceptions(tx, {
            ...input,
            seen: context.seen,
            owner: context.session.actor,
            now: clock.now(),
          })
          return { rows: [...rows], total }
        }),
      ),
      counts: exceptions.counts.handler(({ context }) =>
        store.read((tx) => tx.exceptions.counts(context.session.actor, clock.now(), context.seen)),
      ),
      get: exceptions.get.handler(({ input }) =>
        store.read(async (tx) => {
          const { currency } = await tx.settings.get(WORKSPACE)
          return exceptionDetail(
            tx,
            input.exceptionId,
            {
              currency,
              all: (orders) => decider.trials(tx, orders),
              world: () => decider.world(tx),
              move: async (stop) =>
                planMove(tx, await stoppedOrders(tx, clock.now(), stop), (orders) =>
                  decider.trialTogether(tx, orders),
                ),
            },
            clock.now(),
          )
        }),
      ),
      points: exceptions.points.handler(({ input }) =>
        store.read((tx) => nearbyPointsOf(tx, input.exceptionId, clock.now())),
      ),
    },
  }
}
