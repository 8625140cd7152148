import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { type CarrierAccount, secretsOf } from '../../../shared/domain/carrier-account.ts'
import { retryForCapacity } from '../decide/reallocate.ts'
import { lackingFields, secretsFor } from '../labels/account-secrets.ts'
import { giveLabelFile, labelOfUpload } from '../labels/give-label-file.ts'
import { LARGEST_LABEL_BYTES } from '../labels/label-file-format.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** Its secrets are in the secret store by then, and never in the journal. */
async function keepAccount(context: CommandContext, account: CarrierAccount): Promise<Record<string, never>> {
  const { tx } = context
  const before = await tx.carrierAccounts.get(account.id)
  if (before !== null && before.kind !== account.kind)
    refuse('carrierAccounts.otherKind', { account: before.name })
  const known = new Set(
    (await tx.carriers.services()).flatMap((s) => (s.carrierId === account.carrierId ? [s.serviceId] : [])),
  )
  const unknown = account.products.find(({ serviceId }) => !known.has(serviceId))
  if (known.size === 0) refuse('refusals.unknown.carrier', { carrier: account.carrierId })
  if (unknown !== undefined)
    refuse('carrierAccounts.unknownService', { carrier: account.carrierId, service: unknown.serviceId })
  await tx.carrierAccounts.put(account)
  await othersTake(context)
  return {}
}

/** Which carrier takes which order is another question now. */
async function othersTake(context: CommandContext): Promise<void> {
  context.touch('carriers', 'settings')
  context.newWorld()
  await retryForCapacity(context)
}

export function carrierAccountHandlers({
  store,
  secrets,
  purchasing,
  printing,
  imports,
}: AppServices): Pick<HandlersOf<'carriers'>, 'putAccount' | 'setAccountActive' | 'giveLabelFile'> {
  return {
    giveLabelFile: {
      async prepare({ uploadId, ...call }) {
        const label = labelOfUpload(await imports.bytes(uploadId, LARGEST_LABEL_BYTES))
        return (context) => giveLabelFile(context, printing.queue, call, label)
      },
    },
    putAccount: {
      journaled: ({ account }) => account,
      async prepare({ account, secrets: typed }) {
        const stored = await store.read((tx) => tx.carrierAccounts.get(account.id))
        const all = await secretsFor(secrets, stored, account, typed)
        if (lackingFields(account, all).length > 0)
          refuse('carrierAccounts.lacking', { account: account.name })
        return async (context) => {
          const done = await keepAccount(context, account)
          if (!CARRIER_ABILITIES[account.kind].ownRange)
            await secrets.put(context.tx, secretsOf(account), all)
          context.afterCommit(() => purchasing.reload(account.id))
          return done
        }
      },
    },
    async setAccountActive(context, { accountId, isActive }) {
      const account = await context.tx.carrierAccounts.get(accountId)
      if (account === null) refuse('carrierAccounts.gone', { account: accountId })
      await context.tx.carrierAccounts.put({ ...account, isActive })
      await othersTake(context)
      context.afterCommit(() => purchasing.reload(accountId))
      return {}
    },
  }
}
