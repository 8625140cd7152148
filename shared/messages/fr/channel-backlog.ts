import type { Translation } from '../definition.ts'
import type { channelBacklog as en } from '../en/channel-backlog.ts'

export const channelBacklog: Translation<typeof en> = {
  group: 'À envoyer',
  list: 'Ce qui attend de partir',
  none: 'Rien n’attend : le canal sait tout ce qu’il doit.',
  waits: '{count, plural, one {# message attend de partir} other {# messages attendent de partir}}',
  what: 'Quoi',
  since: 'Depuis',
  tries: 'Essais',
  next: 'Prochain essai',
  now: 'maintenant',
  sending: 'en cours d’envoi',
  problem: 'Pourquoi il attend',
  kinds: {
    stock: 'Stock de {sku} : {units}',
    fulfillment: 'Expédition de {order}',
    cancel: 'Annulation de {order}',
    refund: 'Remboursement de {order}',
  },
  unknownOrder: 'une commande',
  retry: 'Essayer maintenant',
  retryAll: 'Tout essayer',
  retried: '{count, plural, one {# message est essayé} other {# messages sont essayés}} maintenant',
  giveUp: 'Abandonner',
  giveUpTitle: 'Abandonner {count, plural, one {# message} other {# messages}} ?',
  giveUpText:
    'Le canal ne le saura pas. Corrigez-le là-bas à la main ; la raison est gardée avec le message.',
  reason: 'Raison',
  reasonShort: 'Une raison de trois lettres au moins',
  gaveUp: '{count, plural, one {# message abandonné} other {# messages abandonnés}}',
  cancel: 'Annuler',
  selectFirst: 'Cochez d’abord des messages (x)',
}
