import { STAGES } from '../document.ts'
import type { OrderFacts, ParcelView, ShipFacts, SiteFacts } from './facts.ts'
import type { FieldDefinition, FieldType, ValueOf } from './field.ts'
import type { MissingValue } from './missing-value.ts'

/** What a definition says of itself; what it leaves out follows from its type and from where it is read. */
interface Said {
  readonly operators?: readonly string[]
  readonly missing?: MissingValue
  readonly readsDistance?: true
  readonly variesBySite?: true
}

const NUMBER = ['gt', 'gte', 'lt', 'lte', 'eq', 'ne', 'between', 'unknown'] as const
/** Of a site or a service: how much is left there. */
export const LEVEL = ['zero', 'lt', 'gte', 'unknown'] as const
/** Of a set whose elements an order may be made of: 'nothing but'. */
export const CONTENTS = ['any-of', 'all-of', 'only', 'none-of'] as const

function operatorsOf(type: FieldType): readonly string[] {
  switch (type.kind) {
    case 'text':
      return ['in', 'not-in']
    case 'set':
      return ['any-of', 'all-of', 'none-of']
    case 'truth':
      return ['yes', 'no']
    case 'number':
      if (type.unit === 'minute-of-day') return ['before', 'from', 'within']
      if (type.unit === 'weekday') return ['on-days', 'not-on-days']
      return type.unit === 'date' ? ['before', 'from', 'on', 'unknown'] : NUMBER
  }
}

function headOf(type: FieldType, said: Said, usually: MissingValue) {
  const missing = said.missing ?? usually
  return {
    type,
    operators: said.operators ?? operatorsOf(type),
    missing,
    isAlwaysKnown: missing === 'never' || missing === 'merchants-time',
    readsDistance: said.readsDistance ?? false,
    variesBySite: said.variesBySite ?? false,
  }
}

/** A field of the order, for rules of every stage. */
export function ofOrder<T extends FieldType>(
  type: T,
  said: Said & { readonly read: (facts: OrderFacts) => ValueOf<T> },
): FieldDefinition {
  const missing = type.kind === 'text' || type.kind === 'set' ? 'no-text' : 'never'
  return { of: 'order', subject: null, stages: STAGES, read: said.read, ...headOf(type, said, missing) }
}

/** An amount of the order, in the workspace's currency (null) or in one that the rule names. */
export function ofMoney(
  said: Said & { readonly read: (facts: OrderFacts, currency: string | null) => number },
): FieldDefinition {
  return {
    of: 'money',
    subject: 'currency',
    stages: STAGES,
    read: said.read,
    ...headOf({ kind: 'number', unit: 'cents' }, said, 'never'),
  }
}

type Measured = Extract<FieldType, { kind: 'number' | 'truth' }>

/** A field of a site that the rule names. */
export function ofSite<T extends Measured>(
  type: T,
  said: Said & { readonly read: (facts: SiteFacts, site: number) => ValueOf<T> },
): FieldDefinition {
  return {
    of: 'site',
    subject: 'site',
    stages: ['source'],
    read: said.read,
    ...headOf(type, said, 'no-site'),
  }
}

/** A field of a fulfilment, or of one of its parcels. */
export function ofParcel<T extends FieldType>(
  type: T,
  said: Said & { readonly read: (view: ParcelView) => ValueOf<T> },
): FieldDefinition {
  return {
    of: 'parcel',
    subject: null,
    stages: ['ship'],
    read: said.read,
    ...headOf(type, said, 'never'),
  }
}

/** A field of a service that the rule names, or of all services of a carrier. */
export function ofService<T extends Measured>(
  type: T,
  said: Said & { readonly read: (facts: ShipFacts, services: readonly number[]) => ValueOf<T> },
): FieldDefinition {
  return {
    of: 'service',
    subject: 'service',
    stages: ['ship'],
    read: said.read,
    ...headOf(type, said, 'no-service'),
  }
}
