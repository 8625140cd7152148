import { assert } from '../../../shared/lib/assert.ts'
import type { OrderFacts, ParcelView, SiteFacts } from '../../../shared/rules/catalogue/facts.ts'
import { findField } from '../../../shared/rules/catalogue/fields.ts'
import type { FactValue } from '../../../shared/rules/catalogue/test.ts'

/** Where the value of a field comes from, hence when it is known. Yes is 1, no is 0, as tests have it. */
export type Reader =
  | { readonly from: 'order'; readonly read: (facts: OrderFacts) => FactValue }
  | { readonly from: 'sites'; readonly read: (facts: SiteFacts) => FactValue }
  | { readonly from: 'parcel'; readonly read: (view: ParcelView) => FactValue }

/** `indexes`: positions of the site or services that `subject` names; empty for fields without one. */
export function readerOf(code: string, subject: string | null, indexes: readonly number[]): Reader {
  const field = findField(code)
  assert(field, `the field ${code} is in the catalogue`)
  switch (field.of) {
    case 'order': {
      const { read } = field
      return {
        from: 'order',
        read: field.type.kind === 'truth' ? (facts) => asFact(read(facts)) : plain(read),
      }
    }
    case 'money':
      return { from: 'order', read: (facts) => field.read(facts, subject) }
    case 'site': {
      const site = indexes[0] ?? -1
      return { from: 'sites', read: (facts) => asFact(field.read(facts, site)) }
    }
    case 'parcel': {
      const { read } = field
      return {
        from: 'parcel',
        read: field.type.kind === 'truth' ? (view) => asFact(read(view)) : plain(read),
      }
    }
    case 'service':
      return { from: 'parcel', read: ({ ship }) => asFact(field.read(ship, indexes)) }
  }
}

type Value = FactValue | boolean

function asFact(value: Value): FactValue {
  return typeof value === 'boolean' ? Number(value) : value
}

/** Of a field that is not a truth: the definition's own function, which generated code calls without a step between. */
function plain<F>(read: (facts: F) => Value): (facts: F) => FactValue {
  return read as (facts: F) => FactValue
}
