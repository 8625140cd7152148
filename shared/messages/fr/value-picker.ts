import type { Translation } from '../definition.ts'
import type { valuePicker as en } from '../en/value-picker.ts'

export const valuePicker: Translation<typeof en> = {
  search: 'Chercher …',
  more: 'Ajouter …',
  none: 'Rien de tel',
  take: 'Prendre « {value} »',
  remove: 'Retirer {value}',
}
