import type { Translation } from '../definition.ts'
import type { channels as en } from '../en/channels.ts'

export const channels: Translation<typeof en> = {
  notApproved: 'Rien n’est écrit sur {host} avant l’accord d’une personne',
  noAnswer: '{host} n’a pas répondu en {seconds, number} s',
  stopped: 'L’appel à {host} a été interrompu',
  broken: 'La connexion à {host} a été coupée ({code})',
}
