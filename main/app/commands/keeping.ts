import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'

/** Copies act on the store as a whole, not in it: making and restoring one are no commands of its journal. */
export function keepingHandlers({ keeping }: Pick<AppServices, 'keeping'>): HandlersOf<'keeping'> {
  return {
    async copyNow() {
      return { file: await keeping.run() }
    },
    async restore({ copyId }) {
      await keeping.restore(copyId)
      return {}
    },
    async beginAnew(context) {
      context.touch('settings')
      context.afterCommit(() => keeping.beginAnew())
      return {}
    },
    async putSecondPlace(context, { folder }) {
      keeping.putSecondPlace(folder)
      context.touch('settings')
      return {}
    },
  }
}
