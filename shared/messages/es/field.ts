import type { Translation } from '../definition.ts'
import type { field as en } from '../en/field.ts'

export const field: Translation<typeof en> = {
  notNumber: 'Escriba un número.',
  atLeast: 'Al menos {least}.',
  between: 'Entre {least, number} y {most, number}.',
}
