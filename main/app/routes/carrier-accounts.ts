import { checkAccount, offeredServices } from '../labels/check-account.ts'
import { listCarrierAccounts } from '../queries/carrier-accounts.ts'
import { labelFilesOf } from '../queries/label-files.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function carrierAccountRoutes({ carriers }: Pick<Procedures, 'carriers'>, services: AppServices) {
  return {
    accounts: carriers.accounts.handler(() => listCarrierAccounts(services)),
    checkAccount: carriers.checkAccount.handler(({ input }) => checkAccount(services, input)),
    labelFiles: carriers.labelFiles.handler(({ input, context }) =>
      labelFilesOf(services, input.accountId, context.session.language, context.seen),
    ),
    offeredServices: carriers.offeredServices.handler(({ input }) => offeredServices(services, input)),
  }
}
