import type { Translation } from '../definition.ts'
import type { imports as en } from '../en/imports.ts'

export const imports: Translation<typeof en> = {
  hasErrors: 'Des lignes contiennent des erreurs ; rien n’a été importé',
  unknownImport: 'Cette importation n’est plus connue ici',
}
