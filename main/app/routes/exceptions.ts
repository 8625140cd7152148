import { assignException, resolveMany, snoozeException, undoResolution } from '../commands/exceptions.ts'
import { planMove, stoppedOrders } from '../decide/stopped-work.ts'
import { fetchOrder } from '../inbound/unreadable/fetch-order.ts'
import { exceptionDetail, listExceptions } from '../queries/exceptions.ts'
import { type Resolver, resolveException } from '../resolutions/resolve.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function exceptionRoutes({ exceptions }: Procedures, services: AppServices) {
  const { store, commands, clock, scheduler, decider, printing } = services
  const resolverFor = (role: Resolver['role']): Resolver => ({
    role,
    queue: printing.queue,
    printJobs: store.printJobs,
    tryAll: (tx) => (orders) => decider.trials(tx, orders),
    tryTogether: (tx) => (orders) => decider.trialTogether(tx, orders),
  })
  return {
    exceptions: {
      list: exceptions.list.handler(({ input, context }) =>
        store.read(async (tx) => {
          const { rows, total } = await listExceptions(tx, {
            ...input,
            owner: context.session.actor,
            now: clock.now(),
          })
          return { rows: [...rows], total }
        }),
      ),
      counts: exceptions.counts.handler(({ context }) =>
        store.read((tx) => tx.exceptions.counts(context.session.actor, clock.now())),
      ),
      get: exceptions.get.handler(({ input }) =>
        store.read(async (tx) => {
          const { currency } = await tx.settings.workspace()
          return exceptionDetail(tx, input.exceptionId, {
            currency,
            all: (orders) => decider.trials(tx, orders),
            world: () => decider.world(tx),
            move: async (stop) =>
              planMove(tx, await stoppedOrders(tx, clock.now(), stop), (orders) =>
                decider.trialTogether(tx, orders),
              ),
          })
        }),
      ),
      resolve: exceptions.resolve.handler(async ({ input, context }) => {
        if (input.input.code === 'fetch-again') await fetchOrder(services, input.input.exceptionId)
        return commands
          .run('exceptions.resolve', context.session, input, (command, call) =>
            resolveException(command, resolverFor(context.session.role), call),
          )
          .finally(scheduler.wake)
      }),
      undo: exceptions.undo.handler(({ input, context }) =>
        commands.run('exceptions.undo', context.session, input, undoResolution).finally(scheduler.wake),
      ),
      resolveMany: exceptions.resolveMany.handler(({ input, context }) =>
        commands
          .run('exceptions.resolveMany', context.session, input, (command, call) =>
            resolveMany(command, resolverFor(context.session.role), call),
          )
          .finally(scheduler.wake),
      ),
      assign: exceptions.assign.handler(({ input, context }) =>
        commands.run('exceptions.assign', context.session, input, assignException),
      ),
      snooze: exceptions.snooze.handler(({ input, context }) =>
        commands.run('exceptions.snooze', context.session, input, snoozeException),
      ),
    },
  }
}
