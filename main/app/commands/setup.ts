import { importContents } from '../import/import-contents.ts'
import { reportOf } from '../import/read-uploads.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export function setupHandlers({
  demo,
  store,
  imports,
}: Pick<AppServices, 'demo' | 'store' | 'imports'>): HandlersOf<'setup'> {
  return {
    async startDemo() {
      if (demo.current()) return { orders: 0 }
      const sites = await store.read((tx) => tx.sites.all())
      if (sites.length > 0) refuse('demo.notEmpty')
      return { orders: await demo.start() }
    },
    importFiles: {
      async prepare({ uploads, skipBadRows, choices }) {
        // Read before the command: a large file must not hold up other writers.
        const read = await imports.read(uploads, { skipBadRows, choices })
        return async (context) => {
          if (read.problemCount > 0 && !skipBadRows) refuse('imports.hasErrors')
          await importContents(context, read.contents)
          return reportOf(read)
        }
      },
    },
  }
}
