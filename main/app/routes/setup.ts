import type { Refused } from '../../../shared/contract/procedure.ts'
import { refused } from '../../../shared/contract/procedure.ts'
import { Refusal } from '../commands/refusal.ts'
import { importContents } from '../import/import-contents.ts'
import { reportOf } from '../import/read-uploads.ts'
import type { AppServices, DemoPort } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

const NO_DEMO: Refused = refused.parse({
  kind: 'refused',
  message: { en: 'This workspace is not the demo', fr: 'Cet espace n’est pas la démonstration' },
})
const HAS_ERRORS = {
  en: 'Some rows have errors: nothing was imported',
  fr: 'Des lignes ont des erreurs : rien n’a été importé',
}
const NOT_EMPTY: Refused = refused.parse({
  kind: 'refused',
  message: {
    en: 'This workspace holds data already: start the demo with another --home',
    fr: 'Cet espace contient déjà des données : lancez la démonstration avec un autre --home',
  },
})

export function setupRoutes({ setup, demo }: Procedures, services: AppServices) {
  const { store, commands, scheduler } = services
  /** Demo controls act on simulated servers, not on our state: they are no commands of the journal. */
  async function withDemo<T>(
    work: (port: DemoPort) => Promise<T> | T,
  ): Promise<{ kind: 'done'; value: T } | Refused> {
    const port = services.demo.current()
    return port ? { kind: 'done', value: await work(port) } : NO_DEMO
  }
  return {
    setup: {
      startDemo: setup.startDemo.handler(async () => {
        if (services.demo.current()) return { kind: 'done', value: { orders: 0 } }
        const sites = await store.read((tx) => tx.sites.all())
        if (sites.length > 0) return NOT_EMPTY
        return { kind: 'done', value: { orders: await services.demo.start() } }
      }),
      previewImport: setup.previewImport.handler(async ({ input }) =>
        reportOf(await services.imports.read(input.uploads, false)),
      ),
      importFiles: setup.importFiles.handler(async ({ input: { commandId, input }, context }) => {
        // Read before the command: a large file must not hold up other writers.
        const read = await services.imports.read(input.uploads, input.skipBadRows)
        return commands
          .run('setup.importFiles', context.session, { commandId, input }, async (command) => {
            if (read.problemCount > 0 && !input.skipBadRows) throw new Refusal(HAS_ERRORS)
            await importContents(command, read.contents)
            return reportOf(read)
          })
          .finally(scheduler.wake)
      }),
    },
    demo: {
      state: demo.state.handler(() => {
        const port = services.demo.current()
        if (!port) return { running: false, ordersPerMinute: 0, active: [] }
        const { ordersPerMinute, active } = port.state()
        return { running: true, ordersPerMinute, active: [...active] }
      }),
      trigger: demo.trigger.handler(({ input }) =>
        withDemo(async (port) => ({ what: await port.trigger(input.input.event, input.input.off) })),
      ),
      setPace: demo.setPace.handler(({ input }) =>
        withDemo((port) => {
          port.setPace(input.input.ordersPerMinute)
          return {}
        }),
      ),
    },
  }
}
