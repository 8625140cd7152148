import type { Commands } from '../commands/command.ts'
import { type PricingDeps, priceStock } from '../decide/price-stock.ts'
import type { ReviewDeps } from '../decide/review-decided.ts'
import { restateStops } from '../decide/stopped-work.ts'
import { endWaits } from '../inbound/end-waits.ts'
import { restateOverdue } from '../packing/collection.ts'
import { restateUncollected } from '../packing/not-collected.ts'
import { restateLate } from '../tracking/restate-late.ts'
import { decideAgain } from './decide-again.ts'

/**
 * Every few minutes: what has waited for its channel too long ends, what a stop still holds up and what no carrier has
 * taken no buyer has collected or is late on its way is recounted, scarce stock is priced by recent demand, and what is allocated is re-optimised together.
 */
export async function reoptimise(deps: ReviewDeps & PricingDeps & { commands: Commands }): Promise<void> {
  await endWaits(deps.commands)
  await deps.commands.system('orders.restateStops', restateStops)
  await deps.commands.system('orders.restateUncollected', restateUncollected)
  await deps.commands.system('orders.restateOverdue', restateOverdue)
  await deps.commands.system('parcels.restateLate', restateLate)
  await priceStock(deps, deps.clock.now())
  await decideAgain(deps)
}
