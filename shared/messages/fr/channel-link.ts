import type { Translation } from '../definition.ts'
import type { channelLink as en } from '../en/channel-link.ts'

export const channelLink: Translation<typeof en> = {
  online: 'Connecté',
  connecting: 'Pas encore de réponse',
  byHand: 'Manuel',
  elsewhere: 'Géré par un autre programme',
  writesRefused: 'Lecture seule depuis {time}',
  degraded: 'Ralenti depuis {time}',
  offline: 'Hors ligne depuis {time}',
  needsAuthorisation: 'Accès refusé depuis {time}',
  paused: 'En pause',
}
