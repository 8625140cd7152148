import type { Language } from '../../lib/language.ts'
import type { ruleTemplates as en } from '../../messages/en/rule-templates.ts'
import { message } from '../../messages/message.ts'
import { say } from '../../messages/say.ts'
import type { ArgumentKind, InputLabel } from '../catalogue/define-action.ts'
import type { Condition, ConditionGroup, Rule } from '../document.ts'

/** A value the merchant fills in. Kinds beyond those of actions are of conditions. */
export interface TemplateParameter {
  readonly name: string
  readonly kind:
    | ArgumentKind
    | 'grams'
    | 'kilometres'
    | 'country'
    | 'skus'
    | 'currencies'
    | 'channels'
    | 'tier'
    | 'flag'
  readonly label: InputLabel
  /** null = must be chosen: a site, a carrier, a channel of this merchant. */
  readonly initial: unknown
}

export interface TemplateUse {
  readonly values: Readonly<Record<string, unknown>>
  readonly language: Language
  /** An id for each rule made. */
  readonly newId: () => string
}

/** Those that have a name. */
type TemplateCode = Exclude<keyof typeof en, 'numbered'>

/** A rule that merchants write on day one: what to fill in, and the rules it makes. */
export interface RuleTemplate {
  readonly code: TemplateCode
  readonly parameters: readonly TemplateParameter[]
  /** Values left out take their initial value; blank ones make a rule that `parseRule` reports as blank. */
  readonly rules: (use: TemplateUse) => readonly Rule[]
}

export function parameter(
  name: string,
  kind: TemplateParameter['kind'],
  label: InputLabel,
  initial: unknown = null,
): TemplateParameter {
  return { name, kind, label, initial }
}

/** A template whose rules are named by `parts`; each gets the template's name, numbered when there are several. */
export function template(
  code: TemplateCode,
  parameters: readonly TemplateParameter[],
  parts: (value: (parameterName: string) => unknown) => readonly Pick<Rule, 'stage' | 'when' | 'actions'>[],
): RuleTemplate {
  return {
    code,
    parameters,
    rules: ({ values, language, newId }) => {
      const value = (parameterName: string): unknown =>
        values[parameterName] ?? parameters.find((one) => one.name === parameterName)?.initial ?? null
      const made = parts(value)
      const name = message(`ruleTemplates.${code}`)
      return made.map((part, i) => ({
        id: newId(),
        name: say(
          language,
          made.length === 1
            ? name
            : message('ruleTemplates.numbered', { name, part: i + 1, of: made.length }),
        ),
        enabled: true,
        ...part,
        validity: null,
        stopsStage: false,
      }))
    },
  }
}

export function all(...children: ConditionGroup['children']): ConditionGroup {
  return { kind: 'group', match: 'all', children }
}

export function any(...children: ConditionGroup['children']): ConditionGroup {
  return { kind: 'group', match: 'any', children }
}

export function condition(field: string, operator: string, value: unknown = null): Condition {
  return { kind: 'condition', field, operator, value }
}
