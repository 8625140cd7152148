import { carrierName } from '../../../shared/domain/carrier.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { RuleNames } from '../../../shared/rules/sentence/names.ts'
import type { Tx } from '../ports/store.ts'

/** Names of this workspace for the sentences of its rules. */
export async function ruleNames(tx: Tx): Promise<RuleNames> {
  const { currency, timeZone } = await tx.settings.get(WORKSPACE)
  const sites = new Map((await tx.sites.all()).map(({ id, name }) => [id, name]))
  const channels = new Map((await tx.channels.all()).map(({ id, name }) => [id, name]))
  const services = new Map(
    (await tx.carriers.services()).map(({ carrierId, serviceId, name }) => [
      `${carrierId}/${serviceId}`,
      name,
    ]),
  )
  return {
    currency,
    timeZone,
    carrier: carrierName,
    site: (id) => sites.get(id) ?? id,
    channel: (id) => channels.get(id) ?? id,
    service: (carrierId, serviceId) =>
      services.get(`${carrierId}/${serviceId}`) ?? `${carrierId} ${serviceId}`,
  }
}
