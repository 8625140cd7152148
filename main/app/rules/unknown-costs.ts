import type { RuleMark } from '../../../shared/contract/rules.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { readsField } from '../../../shared/rules/reads-field.ts'
import type { Tx } from '../ports/store.ts'

/** Rules that ask for margins, where products have no cost: how many these are. */
export async function unknownCosts(tx: Tx, rules: readonly Rule[]): Promise<RuleMark[]> {
  const asking = rules.flatMap((rule, position) =>
    readsField(rule, ({ missing }) => missing === 'unknown-cost') ? [position] : [],
  )
  if (asking.length === 0) return []
  const all = await tx.products.count()
  const count = all - (await tx.products.countCosted())
  if (count === 0) return []
  // Rounded so that neither "none" nor "all" is said of some.
  const percent = count === all ? 100 : Math.min(99, Math.max(1, Math.round((100 * count) / all)))
  const share = { unit: 'percent', value: percent, currency: '' } as const
  return asking.map((position) => ({
    position,
    code: 'unknown-costs',
    weight: count === all ? 'warns' : 'tells',
    mark: message('ruleFindings.mark.unknownCosts', { share }),
    sentence: message('ruleFindings.unknownCosts', { count, all, share }),
    path: null,
    others: [],
  }))
}
