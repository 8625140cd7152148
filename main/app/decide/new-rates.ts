import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { valueReads } from '../../../shared/rules/reads-value.ts'
import type { CommandContext } from '../commands/command.ts'
import { reallocate, retryForRates } from './reallocate.ts'

/** Orders put back in one transaction, as by other causes. */
const MOST = 5_000

/**
 * Rates were entered, changed or removed: orders that wait for one are reallocated, and where rules read the value
 * also those before release whose value it changes.
 */
export async function decideByNewRates(
  context: CommandContext,
  rates: readonly Pick<ExchangeRate, 'base' | 'currency'>[],
): Promise<void> {
  await retryForRates(context)
  const { tx } = context
  const { rules } = await tx.ruleSets.current()
  const { isRead, currencies } = valueReads(rules)
  const changed = new Set(rates.flatMap(({ base, currency }) => [base, currency]))
  const { currency: own } = await tx.settings.get(WORKSPACE)
  const isNamed = [...currencies].some((currency) => currency !== own && changed.has(currency))
  if (!isRead && !isNamed) return
  // An order in our own currency is worth the same in it as before, but not in another one that a rule names.
  if (!isNamed) changed.delete(own)
  await reallocate(context, await tx.orders.valuedBeforeRelease([...changed], MOST))
}
