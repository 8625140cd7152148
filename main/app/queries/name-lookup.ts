import { carrierName } from '../../../shared/domain/carrier.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { exceptionMessage } from '../../../shared/domain/exception-message.ts'
import type { Names } from '../../../shared/domain/names.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Tx } from '../ports/store.ts'

export interface NameLookup {
  readonly names: Names
  readonly timeZone: string
}

/** Names of sites, carriers and channels for sentences.  */
export async function nameLookup(tx: Tx): Promise<NameLookup> {
  const sites = new Map((await tx.sites.all()).map((site) => [site.id, site.name]))
  const channels = new Map((await tx.channels.all()).map((channel) => [channel.id, channel.name]))
  const { timeZone, currency } = await tx.settings.get(WORKSPACE)
  return {
    timeZone,
    names: {
      site: (id) => sites.get(id) ?? id,
      channel: (id) => channels.get(id) ?? id,
      carrier: carrierName,
      currency,
    },
  }
}

export function sentenceOf(cause: ExceptionCause, { names, timeZone }: NameLookup): Message {
  return exceptionMessage(cause, names, timeZone)
}
