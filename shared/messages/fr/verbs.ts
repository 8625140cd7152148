import type { Translation } from '../definition.ts'
import type { verbs as en } from '../en/verbs.ts'

export const verbs: Translation<typeof en> = {
  cancel: 'Annuler',
  undo: 'Annuler',
  close: 'Fermer',
  back: 'Retour',
  save: 'Enregistrer',
  remove: 'Retirer',
  edit: 'Modifier',
  change: 'Modifier',
  search: 'Chercher',
}
