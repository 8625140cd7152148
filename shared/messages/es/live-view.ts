import type { Translation } from '../definition.ts'
import type { liveView as en } from '../en/live-view.ts'

export const liveView: Translation<typeof en> = {
  staleOffline: 'Antes de perder la conexión, {since}',
  staleError: 'No se pudo actualizar: {message}',
  offlineTitle: 'No se puede acceder a la sala de control',
  offlineText: 'Conexión perdida {since}. Se reconecta automáticamente; no se pierde nada.',
  errorTitle: 'No se pudo cargar',
  errorText: '{message}. No se ha cambiado nada.',
  unreadable: 'Su ficha está dañada. Las excepciones permiten volver a pedirla a su canal',
  again: 'Reintentar',
}
