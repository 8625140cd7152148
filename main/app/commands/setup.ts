import type { FileSummary } from '../csv/read-files.ts'
import { importContents } from '../import/import-contents.ts'
import { rememberImported } from '../import/imported-files.ts'
import { reportOf } from '../import/read-uploads.ts'
import { findTwiceSold } from '../import/twice-sold.ts'
import { undoImport } from '../import/undo-import.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
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
          // A channel may have brought some of them since they were read.
          const { orders } = await findTwiceSold(context.tx, read.contents.orders, choices.alreadyHere)
          await importContents(context, { ...read.contents, orders })
          await rememberReadings(context, read.files)
          await rememberImported(context.tx, read.files, context.now)
          return reportOf(read)
        }
      },
    },
    async forgetReading({ tx, touch }, { signature }) {
      await tx.fileReadings.remove(signature)
      touch('settings')
      return {}
    },
    undoImport: (context, { importId }) => undoImport(context, importId),
  }
}

/** What a person said of files is kept for the next ones with the same header. */
async function rememberReadings({ tx, now }: CommandContext, files: readonly FileSummary[]): Promise<void> {
  for (const { signature, origin } of files) {
    if (signature === null || origin === null || origin.kind === 'export') continue
    const reading =
      origin.kind === 'mapping'
        ? { mapping: origin.mapping, tariff: null }
        : { mapping: null, tariff: origin.choice }
    await tx.fileReadings.put(signature, reading, now)
  }
}
