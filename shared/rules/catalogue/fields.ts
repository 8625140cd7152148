import type { Field, FieldDefinition } from './field.ts'
import { ORDER_FIELDS } from './order-fields.ts'
import { PRODUCT_FIELDS } from './product-fields.ts'
import { SHIP_FIELDS } from './ship-fields.ts'
import { SITE_FIELDS } from './site-fields.ts'

/** All there is of a field (type, operators, words in both languages, how it is read) stands in its definition. */
const DEFINITIONS = { ...ORDER_FIELDS, ...PRODUCT_FIELDS, ...SITE_FIELDS, ...SHIP_FIELDS }

export type FieldCode = keyof typeof DEFINITIONS

/** Every condition there is, in the order the editor offers them. */
export const FIELDS: readonly Field[] = Object.entries<FieldDefinition>(DEFINITIONS).map(
  ([code, definition]): Field => ({ ...definition, code }),
)

const byCode = new Map(FIELDS.map((field) => [field.code, field]))

/** null when no such field exists. */
export function findField(code: string): Field | null {
  return byCode.get(code) ?? null
}
