import type { Translation } from '../definition.ts'
import type { menu as en } from '../en/menu.ts'

export const menu: Translation<typeof en> = {
  file: 'Fichier',
  edit: 'Édition',
  view: 'Affichage',
  window: 'Fenêtre',
}
