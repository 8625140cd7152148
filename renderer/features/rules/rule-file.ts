import { type Rule, type RuleSet, rule, ruleSetEnvelope } from '../../../shared/rules/document.ts'

/** What was in a file of rules: those that can be read, and how many cannot. null = not a rule set at all. */
export interface RuleFile {
  readonly rules: readonly Rule[]
  readonly unreadable: number
}

/** Reads a rule set as `writeRuleFile` writes it; a rule of the wrong shape costs its neighbours nothing. */
export function readRuleFile(text: string): RuleFile | null {
  const envelope = ruleSetEnvelope.safeParse(jsonOf(text))
  if (!envelope.success) return null
  const read = envelope.data.rules.map((each) => rule.safeParse(each))
  return {
    rules: read.flatMap((each) => (each.success ? [each.data] : [])),
    unreadable: read.filter((each) => !each.success).length,
  }
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
