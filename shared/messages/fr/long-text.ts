import type { Translation } from '../definition.ts'
import type { longText as en } from '../en/long-text.ts'

export const longText: Translation<typeof en> = {
  whole: 'Afficher les {letters} caractères',
  less: 'Afficher moins',
}
