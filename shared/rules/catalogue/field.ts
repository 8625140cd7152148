import type { Unit } from '../../lib/unit.ts'
import type { MessageCode } from '../../messages/message.ts'
import type { Stage } from '../document.ts'
import type { OrderFacts, ParcelView, ShipFacts, SiteFacts } from './facts.ts'
import type { MissingValue } from './missing-value.ts'

/** What a text names: where the editor finds its choices and how a value is written. */
export type Naming =
  | 'country'
  | 'territory'
  | 'channel'
  | 'service-level'
  | 'delivery'
  | 'shipping-method'
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

/** What a field of a type reads: a number (NaN = unknown), a text ('' = none), a set of texts, yes or no. */
export type ValueOf<T extends FieldType> = T extends { kind: 'number' }
  ? number
  : T extends { kind: 'text' }
    ? string
    : T extends { kind: 'set' }
      ? readonly string[]
      : boolean

type Value = ValueOf<FieldType>

/**
 * What a field is about when the condition must name it: the value is then `{site, ...}` or `{service, ...}`. A
 * currency need not be named: a bare amount is in the workspace's, `{currency, value}` in another.
 */
export type Subject = 'site' | 'service' | 'currency'

/** Where a field's value is read, hence when it is known and what its condition must name. */
export type FieldSource =
  | { readonly of: 'order'; readonly subject: null; readonly read: (facts: OrderFacts) => Value }
  | {
      readonly of: 'money'
      readonly subject: 'currency'
      /** In the currency named, null = the workspace's. */
      readonly read: (facts: OrderFacts, currency: string | null) => number
    }
  | {
      readonly of: 'site'
      readonly subject: 'site'
      readonly read: (facts: SiteFacts, site: number) => number | boolean
    }
  | { readonly of: 'parcel'; readonly subject: null; readonly read: (view: ParcelView) => Value }
  | {
      readonly of: 'service'
      readonly subject: 'service'
      /** Of one service, or of all that a carrier has. */
      readonly read: (facts: ShipFacts, services: readonly number[]) => number | boolean
    }

interface FieldHead {
  readonly type: FieldType
  /** Stages whose rules may ask for it. */
  readonly stages: readonly Stage[]
  readonly operators: readonly string[]
  /** When its value is missing. */
  readonly missing: MissingValue
  /** Its number is never NaN. */
  readonly isAlwaysKnown: boolean
  /** It counts how far sites are, which the engine works out only when something asks for it. */
  readonly readsDistance: boolean
  /** Of one fulfilment's goods, it may say something else for another site. */
  readonly variesBySite: boolean
}

/** All there is of a field but its code and its words, which `shared/messages/<language>/rule-fields.ts` has. */
export type FieldDefinition = FieldHead & FieldSource

/** A condition that rules can set: see `fields.ts`. */
export type Field = FieldDefinition & {
  readonly code: string
  /** Of its words, with its article, as the beginning of a sentence: 'the weight'. */
  readonly label: MessageCode
}
