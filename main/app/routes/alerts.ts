import { MAIL, MAIL_SECRET } from '../../../shared/domain/mail-settings.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Queries } from './command-routes.ts'
import type { Procedures } from './router.ts'

export function alertRoutes(
  { alerts }: Procedures,
  { store, secrets }: Pick<AppServices, 'store' | 'secrets'>,
): Pick<Queries, 'alerts'> {
  return {
    alerts: {
      get: alerts.get.handler(async () => {
        const hasPassword = (await secrets.get(MAIL_SECRET)) !== null
        return store.read(async (tx) => ({
          server: await tx.settings.get(MAIL),
          hasPassword,
          receivers: (await tx.alerts.all()).map(({ state: { sentAt, nextAt, problem }, ...receiver }) => ({
            ...receiver,
            state: { sentAt, nextAt, problem },
          })),
        }))
      }),
    },
  }
}
