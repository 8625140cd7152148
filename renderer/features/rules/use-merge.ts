import { useEffect, useMemo } from 'react'
import type { Rule } from '../../../shared/rules/document.ts'
import { type Merge, mergeRules } from '../../../shared/rules/merge.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import type { RuleDraft } from './rule-draft.ts'
import { useRuleDraft } from './use-rule-draft.ts'

/**
 * The draft with what others published since it was begun: put together at once where nothing overlaps; null when
 * there is nothing to put together, else with what is to be chosen.
 */
export function useMerge(
  draft: RuleDraft | null,
  current: { version: number; author: string; rules: readonly Rule[] } | null,
): Merge | null {
  const texts = useMessages('ruleEditor')
  const say = useToasts((toasts) => toasts.say)
  const set = useRuleDraft((drafts) => drafts.set)
  const isBehind = draft !== null && current !== null && draft.baseVersion < current.version
  const merge = useMemo(
    () => (isBehind ? mergeRules(draft.base, draft.rules, current.rules) : null),
    [isBehind, draft, current],
  )
  useEffect(() => {
    if (merge === null || draft === null || current === null || merge.overlaps.length > 0) return
    const { version, author, rules } = current
    set({ ...draft, baseVersion: version, base: rules, rules: merge.rules })
    say('neutral', texts.mergedIn({ author, version }))
  }, [merge, draft, current, set, say, texts])
  return merge
}
