import { reportOf } from '../import/read-uploads.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function setupRoutes({ setup, demo }: Procedures, services: AppServices) {
  return {
    setup: {
      previewImport: setup.previewImport.handler(async ({ input }) =>
        reportOf(await services.imports.read(input.uploads, { skipBadRows: false, choices: input.choices })),
      ),
      rememberedReadings: setup.rememberedReadings.handler(async () => ({
        readings: [...(await services.store.read((tx) => tx.fileReadings.list()))],
      })),
    },
    demo: {
      state: demo.state.handler(() => {
        const port = services.demo.current()
        if (!port) return { running: false, ordersPerMinute: 0, active: [] }
        const { ordersPerMinute, active } = port.state()
        return { running: true, ordersPerMinute, active: [...active] }
      }),
    },
  }
}
