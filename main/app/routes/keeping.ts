import { orRefused } from '../commands/refusal.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** Copies act on the store as a whole, not in it: making and restoring one are no commands of its journal. */
export function keepingRoutes({ keeping: procedures }: Procedures, { keeping, commands }: AppServices) {
  return {
    keeping: {
      copies: procedures.copies.handler(() => ({
        copies: keeping.copies(),
        secondPlace: keeping.secondPlace(),
        missing: keeping.missing(),
      })),
      copyNow: procedures.copyNow.handler(() =>
        orRefused(async () => ({ kind: 'done' as const, value: { file: await keeping.run() } })),
      ),
      restore: procedures.restore.handler(({ input: { input } }) =>
        orRefused(async () => {
          await keeping.restore(input.copyId)
          return { kind: 'done' as const, value: {} }
        }),
      ),
      beginAnew: procedures.beginAnew.handler(({ input, context }) =>
        commands.run('keeping.beginAnew', context.session, input, async (command) => {
          command.touch('settings')
          command.afterCommit(() => keeping.beginAnew())
          return {}
        }),
      ),
      putSecondPlace: procedures.putSecondPlace.handler(({ input, context }) =>
        commands.run('keeping.putSecondPlace', context.session, input, async (command, { folder }) => {
          keeping.putSecondPlace(folder)
          command.touch('settings')
          return {}
        }),
      ),
    },
  }
}
