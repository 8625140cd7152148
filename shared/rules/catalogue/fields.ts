import type { MessageCode } from '../../messages/message.ts'
import type { Field, FieldDefinition } from './field.ts'
import { ORDER_FIELDS } from './order-fields.ts'
import { PRODUCT_FIELDS } from './product-fields.ts'
import { SHIP_FIELDS } from './ship-fields.ts'
import { SITE_FIELDS } from './site-fields.ts'

/** All there is of a field (type, operators, how it is read) stands in its definition, its words in `ruleFields`. */
const DEFINITIONS = { ...ORDER_FIELDS, ...PRODUCT_FIELDS, ...SITE_FIELDS, ...SHIP_FIELDS }

export type FieldCode = keyof typeof DEFINITIONS

/** Every condition there is, in the order the editor offers them. */
export const FIELDS: readonly Field[] = Object.entries<FieldDefinition>(DEFINITIONS).map(
  ([code, definition]): Field => ({ ...definition, code, label: labelOf(code as FieldCode) }),
)

/** A field that has no words does not compile. */
function labelOf(code: FieldCode): MessageCode {
  return `ruleFields.${code}.label`
}

const byCode = new Map(FIELDS.map((field) => [field.code, field]))

/** null when no such field exists. */
export function findField(code: string): Field | null {
  return byCode.get(code) ?? null
}
