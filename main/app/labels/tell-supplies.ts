import type { NumberSupply } from '../../../shared/domain/number-range.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Store } from '../ports/store.ts'
import { numberSupplies } from '../queries/number-ranges.ts'
import type { Notices } from '../services/notices.ts'

const NOTICE = 'numbers-running-out'

/** Says in one notice which accounts run out of numbers, as long as they do. */
export async function tellSupplies(store: Store, notices: Notices, now: EpochMs): Promise<void> {
  const { supplies, names } = await store.read(async (tx) => ({
    supplies: await numberSupplies(tx, now),
    names: new Map(
      (await tx.carrierAccounts.all()).flatMap(({ id, name, isActive }) => (isActive ? [[id, name]] : [])),
    ),
  }))
  const accounts = supplies.flatMap((supply) => inWords(supply, names.get(supply.accountId)) ?? [])
  if (accounts.length === 0) notices.clear(NOTICE)
  else notices.say(NOTICE, message('numberRanges.runningOut', { accounts }))
}

/** null = nothing to say: there are enough, or the account is no longer used. */
function inWords({ state, left, lastsDays }: NumberSupply, account: string | undefined): Message | null {
  if (account === undefined) return null
  switch (state) {
    case 'enough':
      return null
    case 'exhausted':
      return message('numberRanges.none', { account })
    case 'low':
      return lastsDays === null
        ? message('numberRanges.left', { account, left })
        : message('numberRanges.lasts', { account, left, days: lastsDays })
    default:
      return unreachable(state)
  }
}
