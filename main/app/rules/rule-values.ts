import type { RuleValue, ValuesAsked } from '../../../shared/contract/rules.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { plainText } from '../../../shared/lib/plain-text.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

const MOST_SHOWN = 60
/** Whose tags and tiers are offered: the orders decided last. */
const ORDERS_LOOKED_AT = 500

/** Values that rules can name, of what this store has: those that a search finds, and those of `named` that there are. */
export async function ruleValues(
  tx: Tx,
  worlds: WorldCache,
  now: EpochMs,
  { of, search, named }: ValuesAsked,
): Promise<{ found: RuleValue[]; known: RuleValue[] }> {
  const all = await valuesOf(tx, worlds, now, of)
  const words = plainText(search)
  const asked = new Set(named)
  const found: RuleValue[] = []
  const known: RuleValue[] = []
  for (const value of all) {
    if (asked.has(value.id)) known.push(value)
    if (found.length < MOST_SHOWN && plainText(`${value.id} ${value.label}`).includes(words))
      found.push(value)
  }
  return { found, known }
}

async function valuesOf(
  tx: Tx,
  worlds: WorldCache,
  now: EpochMs,
  of: ValuesAsked['of'],
): Promise<Iterable<RuleValue>> {
  if (of === 'sku') {
    const { world } = await worlds.view(tx, now, [])
    return world.world.products.map(({ sku, name }) => ({ id: sku, label: name }))
  }
  if (of === 'category') {
    const { world } = await worlds.view(tx, now, [])
    return distinct(world.world.products.map(({ category }) => category ?? ''))
  }
  const orders = await tx.orders.byIds(await tx.decisions.recent(0, ORDERS_LOOKED_AT))
  if (of === 'tier') return distinct(orders.map(({ order }) => order.customerTier))
  const { rules } = await tx.ruleSets.current()
  const given = rules.flatMap(({ actions }) => actions.map(({ args }) => args['tag']))
  return distinct([
    ...orders.flatMap(({ order }: OrderRecord) => order.tags),
    ...given.filter((tag) => typeof tag === 'string'),
  ])
}

function distinct(values: readonly string[]): RuleValue[] {
  return [...new Set(values)]
    .filter((value) => value !== '')
    .sort((a, b) => a.localeCompare(b))
    .map((id) => ({ id, label: id }))
}
