import type { Translation } from '../definition.ts'
import type { verbs as en } from '../en/verbs.ts'

export const verbs: Translation<typeof en> = {
  cancel: 'Cancelar',
  undo: 'Deshacer',
  close: 'Cerrar',
  back: 'Volver',
  save: 'Guardar',
  remove: 'Quitar',
  edit: 'Editar',
  change: 'Cambiar',
  search: 'Buscar',
}
