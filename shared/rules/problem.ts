import type { Message } from '../messages/definition.ts'

/** Why a rule cannot be used, for the person who has to mend it. */
export interface RuleProblem {
  /** Where: '' the whole rule, 'when.children.0.value', 'actions.1.siteId', 'validity'. */
  readonly path: string
  readonly code:
    | 'unknown-field'
    | 'unknown-operator'
    | 'blank'
    | 'bad-value'
    | 'unknown-action'
    | 'bad-argument'
    | 'wrong-stage'
    | 'bad-shape'
    | 'never-valid'
    | 'too-deep'
    | 'missing-reference'
  readonly what: Message
  readonly remedy: Message
}
