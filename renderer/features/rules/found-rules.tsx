import { type ComponentProps, useMemo } from 'react'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { useRuleNames } from '../../lib/catalog.ts'
import { useSay } from '../../lib/messages.ts'
import { listRows } from './list-rows.ts'
import { RuleList } from './rule-list.tsx'
import { RuleToolbar } from './rule-toolbar.tsx'
import { useRuleView } from './use-rule-view.ts'

/** The list of the rules that the search finds, below the search and what is done with several. */
export function FoundRules(list: Omit<ComponentProps<typeof RuleList>, 'rows'>) {
  const { rules, why, acts, onFolder } = list
  const { search, closed } = useRuleView()
  const inWords = useSay()
  const names = useRuleNames()
  const rows = useMemo(
    () =>
      listRows(rules, {
        words: search,
        saidOf: (rule) => `${inWords(ruleMessage(rule, names))} ${JSON.stringify([rule.when, rule.actions])}`,
        closed,
      }),
    [rules, search, closed, inWords, names],
  )
  const shown = rows.flatMap((row) => (row.kind === 'rule' ? [row.rule] : []))
  return (
    <>
      <RuleToolbar rules={rules} shown={shown} why={why} acts={acts} onFolder={onFolder} />
      <RuleList {...list} rows={rows} />
    </>
  )
}
