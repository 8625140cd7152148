import type { Translation } from '../definition.ts'
import type { longText as en } from '../en/long-text.ts'

export const longText: Translation<typeof en> = {
  whole: 'Mostrar los {letters} caracteres',
  less: 'Mostrar menos',
}
