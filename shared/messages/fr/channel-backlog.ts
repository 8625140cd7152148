import type { Translation } from '../definition.ts'
import type { channelBacklog as en } from '../en/channel-backlog.ts'

export const channelBacklog: Translation<typeof en> = {
  group: 'À envoyer',
  list: 'En attente d’envoi',
  none: 'Rien en attente : le canal est à jour.',
  waits: '{count, plural, one {# message à envoyer} other {# messages à envoyer}}',
  what: 'Message',
  since: 'Depuis',
  tries: 'Essais',
  next: 'Prochain essai',
  now: 'maintenant',
  sending: 'en cours d’envoi',
  problem: 'Raison',
  kinds: {
    stock: 'Stock de {sku} : {units}',
    fulfillment: 'Expédition de {order}',
    cancel: 'Annulation de {order}',
    refund: 'Remboursement de {order}',
    'ready-to-collect': '{order} est prête au retrait',
    address: 'Adresse corrigée de {order}',
    'return-label': 'Étiquette de retour pour {order}',
    point: 'Point relais de {order}',
  },
  unknownOrder: 'une commande',
  retry: 'Relancer',
  retryAll: 'Tout relancer',
  retried: '{count, plural, one {# message relancé} other {# messages relancés}}',
  giveUp: 'Abandonner',
  giveUpTitle: 'Abandonner {count, plural, one {# message} other {# messages}} ?',
  giveUpText:
    'Le canal ne sera pas prévenu. Corrigez-le manuellement sur le canal ; la raison est conservée avec le message.',
  reason: 'Raison',
  reasonShort: 'Saisissez une raison d’au moins trois lettres',
  gaveUp: '{count, plural, one {# message abandonné} other {# messages abandonnés}}',
  selectFirst: 'Sélectionnez d’abord des messages (X)',
}
