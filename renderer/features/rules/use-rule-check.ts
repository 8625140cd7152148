import { useEffect, useState } from 'react'
import type { RuleMark } from '../../../shared/contract/rules.ts'
import type { Topic } from '../../../shared/contract/session.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { connection } from '../../lib/client.ts'
import { afterTimeout } from '../../lib/use-live.ts'

/** What the control room says of the rules on screen. */
export interface RuleCheck {
  /** The very rules that it is of; null = none were checked yet. */
  readonly of: readonly Rule[] | null
  readonly marks: readonly RuleMark[]
  /** The rules on screen could not be checked: the control room did not answer. */
  readonly isUnanswered: boolean
}

const UNCHECKED: RuleCheck = { of: null, marks: [], isUnanswered: false }
/** While somebody types, one check at the end of a word is enough. */
const QUIET_MS = 150
/** What rules name. */
const NAMED: ReadonlySet<Topic> = new Set(['sites', 'carriers', 'channels', 'stock', 'rules'])

/** Checks rules whenever they change, and when what they name does. `rules` must be the same array while they are the same. */
export function useRuleCheck(rules: readonly Rule[] | null): RuleCheck {
  const [checked, setChecked] = useState(UNCHECKED)
  useEffect(() => {
    if (rules === null) return undefined
    let isOver = false
    const check = async () => {
      try {
        const marks = await connection.client.rules.check({ rules: [...rules] })
        if (!isOver) setChecked({ of: rules, marks, isUnanswered: false })
      } catch {
        if (!isOver) setChecked((before) => ({ ...before, isUnanswered: true }))
      }
    }
    const cancel = afterTimeout(QUIET_MS, () => void check())
    const deafen = connection.onChange((topics) => {
      if (topics === null || topics.some((topic) => NAMED.has(topic))) void check()
    })
    return () => {
      isOver = true
      cancel()
      deafen()
    }
  }, [rules])
  return checked
}

/** By rule id. What was said of a rule before its last change stands until it is checked again. */
export function marksByRule({ of, marks }: RuleCheck): ReadonlyMap<string, readonly RuleMark[]> {
  return Map.groupBy(marks, ({ position }) => of?.[position]?.id ?? '')
}
