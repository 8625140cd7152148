import type { Translated } from '../../lib/language.ts'
import type { Stage } from '../document.ts'

/** How a number is entered, stored and written. */
export type Unit =
  | 'grams'
  | 'cents'
  | 'count'
  | 'kilometres'
  | 'millimetres'
  | 'cubic-centimetres'
  | 'days'
  | 'hours'
  | 'minute-of-day'
  | 'weekday'
  | 'date'

/** What a text names: where the editor finds its choices and how a value is written. */
export type Naming =
  | 'country'
  | 'channel'
  | 'service-level'
  | 'tier'
  | 'tag'
  | 'sku'
  | 'category'
  | 'flag'
  | 'site'
  | 'postcode'
  | 'currency'

export type FieldType =
  | { readonly kind: 'number'; readonly unit: Unit }
  | { readonly kind: 'text'; readonly of: Naming }
  | { readonly kind: 'set'; readonly of: Naming }
  | { readonly kind: 'truth' }

/**
 * What a field is about when the condition must name it: the value is then `{site, ...}` or `{service, ...}`. A
 * currency need not be named: a bare amount is in the workspace's, `{currency, value}` in another.
 */
export type Subject = 'site' | 'service' | 'currency'

export interface Field {
  readonly code: string
  readonly type: FieldType
  readonly subject: Subject | null
  /** Stages whose rules may ask for it. */
  readonly stages: readonly Stage[]
  readonly operators: readonly string[]
  /** With its article, as the beginning of a sentence: 'the weight'. `%` stands for the subject. */
  readonly label: Translated<string>
  /** Whole phrases that replace label and verb, by operator; `%` the subject, `#` the value. */
  readonly phrases: Translated<Readonly<Record<string, string>>> | null
  /** When the value is missing, in words. */
  readonly missing: Translated<string>
}
