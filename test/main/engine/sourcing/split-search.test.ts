import { expect, test } from 'vitest'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import { STRATEGIES } from '../../../../shared/domain/policy.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { MONDAY_MORNING } from '../../../support/engine-builders.ts'
import { merchantInstance } from '../../../support/merchant-instance.ts'
import { merchantRules } from '../../../support/merchant-rules.ts'

/** Without rate cards that grow with weight no bound holds: everything is priced. */
test.each(
  STRATEGIES.flatMap((strategy, i) =>
    [0.8, 1.5, 3].map((scarcity, n) => ({ strategy, scarcity, seed: 100 + 10 * i + n, sites: 6 })),
  ).concat([
    // Many sites with a little each, whose lines are cut.
    { strategy: 'cheapest', scarcity: 1.5, seed: 141, sites: 40 },
    { strategy: 'balanced', scarcity: 8, seed: 142, sites: 40 },
  ]),
)(
  'what the bounds leave out is no part of a best plan: $strategy, $sites sites, scarcity $scarcity',
  (given) => {
    const { world, orders } = merchantInstance(seededRandom(given.seed), {
      sites: given.sites,
      skus: 40,
      orders: given.sites > 6 ? 40 : 120,
      scarcity: given.scarcity,
    })
    const limited = {
      ...world,
      policy: { ...world.policy, strategy: given.strategy, splitPenaltyCents: 10 * (given.seed % 7) },
      services: world.services.map((one, i) => (i === 0 ? { ...one, maxWeightG: 4_000 } : one)),
      sites: world.sites.map((site, i) => ({ ...site, dailyCapacity: i % 2 === 0 ? 15 : null })),
    }
    const prepared = prepareWorld(limited)
    expect(prepared.ratesGrow).toBe(true)
    const rules = compileRules(merchantRules(seededRandom(given.seed), prepared.context), prepared.context)
    const everythingPriced = orchestrate(orders, { ...prepared, ratesGrow: false }, rules, MONDAY_MORNING)
    expect(orchestrate(orders, prepared, rules, MONDAY_MORNING)).toEqual(everythingPriced)
  },
)
