import { type Rule, type RuleSet, rule, ruleSetEnvelope } from '../../../shared/rules/document.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import type { RuleProblem } from '../../../shared/rules/problem.ts'

/** A rule of a file that cannot be read, or that can and has something to mend. */
export interface FileFault {
  /** In the file, from 0. */
  readonly position: number
  /** '' = it has none that can be read. */
  readonly name: string
  readonly isRead: boolean
  readonly problems: readonly RuleProblem[]
}

export interface RuleFile {
  readonly rules: readonly Rule[]
  readonly faults: readonly FileFault[]
}

/**
 * Reads a rule set as `writeRuleFile` writes it; null = it is none at all. A rule of the wrong shape costs its
 * neighbours nothing. Of rules with the same id, those after the first get a new one.
 */
export function readRuleFile(text: string, newId: () => string): RuleFile | null {
  const envelope = ruleSetEnvelope.safeParse(jsonOf(text))
  if (!envelope.success) return null
  const rules: Rule[] = []
  const faults: FileFault[] = []
  const ids = new Set<string>()
  envelope.data.rules.forEach((stored, position) => {
    const shaped = rule.safeParse(stored)
    const parsed = parseRule(stored)
    if (parsed.kind === 'quarantined') {
      const { name, problems } = parsed
      faults.push({ position, name, isRead: shaped.success, problems })
    }
    if (!shaped.success) return
    rules.push(ids.has(shaped.data.id) ? { ...shaped.data, id: newId() } : shaped.data)
    ids.add(shaped.data.id)
  })
  return { rules, faults }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function writeRuleFile(ruleSet: RuleSet): string {
  return `${JSON.stringify(ruleSet, null, 2)}\n`
}
