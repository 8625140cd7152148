import type { Translation } from '../definition.ts'
import type { field as en } from '../en/field.ts'

export const field: Translation<typeof en> = {
  notNumber: 'Saisissez un nombre.',
  atLeast: 'Au moins {least}.',
  between: 'Entre {least, number} et {most, number}.',
}
