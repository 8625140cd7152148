import type { ActionType } from './catalogue/actions.ts'
import type { RuleProblem } from './problem.ts'

/** A text that no rule names, in an example. */
export const ANY_OTHER = '~'

/** A value that an order must have for a finding to show: see `RuleFinding.example`. */
export interface ExampleValue {
  /** Code in the catalogue. */
  readonly field: string
  /** Site or service the field is about; null for other fields. */
  readonly subject: string | null
  /** A number (null = unknown), a text, or a set. */
  readonly value: number | string | readonly string[] | null
}

/** A rule by its place, since ids of broken rules may be missing or repeated. */
export interface RuleRef {
  readonly position: number
  readonly id: string
  readonly name: string
}

/**
 * What is wrong or worth knowing about one rule. What is said is certain; not everything that is true is said.
 * `example`: what an order must look like to meet both rules; facts not listed do not matter.
 */
export type RuleFinding = { readonly rule: RuleRef } & (
  | { readonly kind: 'invalid'; readonly problems: readonly RuleProblem[] }
  | { readonly kind: 'never-true' }
  /** An earlier rule matches the same orders at the same times and does the same. */
  | { readonly kind: 'duplicate'; readonly other: RuleRef }
  /** It holds, and no order can fail its conditions. */
  | { readonly kind: 'holds-every-order' }
  /** An earlier rule that matches whenever this one does stops the stage. */
  | { readonly kind: 'never-reached'; readonly by: readonly RuleRef[] }
  /** Whenever it matches, earlier rules have decided all it decides. */
  | { readonly kind: 'shadowed'; readonly by: readonly RuleRef[] }
  /** The two ask for what cannot both be, or leave nothing to choose from. `other` may be the rule itself. */
  | {
      readonly kind: 'contradicting'
      readonly other: RuleRef
      readonly about:
        | 'excluded-service'
        | 'excluded-site'
        | 'no-service-left'
        | 'no-site-left'
        | 'no-day-left'
      readonly example: readonly ExampleValue[]
    }
  /** Both match some orders and decide the same thing differently: the earlier wins. */
  | {
      readonly kind: 'order-decides'
      readonly other: RuleRef
      readonly type: ActionType
      readonly example: readonly ExampleValue[]
    }
)
