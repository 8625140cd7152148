import { checkAccount, offeredServices } from '../labels/check-account.ts'
import { listCarrierAccounts } from '../queries/carrier-accounts.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function carrierAccountRoutes({ carrierAccounts }: Procedures, services: AppServices) {
  return {
    carrierAccounts: {
      list: carrierAccounts.list.handler(() => listCarrierAccounts(services)),
      check: carrierAccounts.check.handler(({ input }) => checkAccount(services, input)),
      offeredServices: carrierAccounts.offeredServices.handler(({ input }) =>
        offeredServices(services, input),
      ),
    },
  }
}
