import type { Field } from './field.ts'
import { ORDER_FIELDS, PRODUCT_FIELDS } from './order-fields.ts'
import { SHIP_FIELDS } from './ship-fields.ts'
import { SITE_FIELDS } from './site-fields.ts'

/** Every condition there is, in the order the editor offers them. */
export const FIELDS: readonly Field[] = [...ORDER_FIELDS, ...PRODUCT_FIELDS, ...SITE_FIELDS, ...SHIP_FIELDS]

const byCode = new Map(FIELDS.map((field) => [field.code, field]))

/** null when no such field exists. */
export function findField(code: string): Field | null {
  return byCode.get(code) ?? null
}
