import { message } from '../../../shared/messages/message.ts'
import type { ParsedRule } from '../../../shared/rules/parse-rule.ts'
import type { RuleProblem } from '../../../shared/rules/problem.ts'
import { channelReferences, skuReferences } from '../../../shared/rules/references.ts'
import type { RuleContext } from './rule-context.ts'

export type SkuKnown = (sku: string) => boolean

/** Channels and SKUs that a rule names and nobody knows: the rule goes on deciding, about less than its author thinks. */
export function missingNames(
  parsed: ParsedRule,
  { channelIds }: RuleContext,
  isSkuKnown: SkuKnown | null,
): RuleProblem[] {
  const channels = channelReferences(parsed).filter(
    ({ id }) => channelIds.length > 0 && !channelIds.includes(id),
  )
  const skus = isSkuKnown === null ? [] : skuReferences(parsed).filter(({ id }) => !isSkuKnown(id))
  return [
    ...channels.map(
      ({ path, id }): RuleProblem => ({
        path,
        code: 'missing-reference',
        what: message('ruleProblems.noChannel', { channel: id }),
        remedy: message('ruleProblems.remedy.chooseChannel'),
      }),
    ),
    ...skus.map(
      ({ path, id }): RuleProblem => ({
        path,
        code: 'missing-reference',
        what: message('ruleProblems.noSku', { sku: id }),
        remedy: message('ruleProblems.remedy.chooseSku'),
      }),
    ),
  ]
}
