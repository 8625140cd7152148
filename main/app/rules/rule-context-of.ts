import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { RuleContext } from '../../engine/rules/rule-context.ts'
import type { Tx } from '../ports/store.ts'

/** What rules may refer to, without preparing a world. */
export async function ruleContextOf(tx: Tx): Promise<RuleContext> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  return {
    siteIds: (await tx.sites.all()).map(({ id }) => id),
    services: await tx.carriers.services(),
    channelIds: (await tx.channels.all()).map(({ id }) => id),
    timeZone,
  }
}
