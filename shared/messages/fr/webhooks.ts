import type { Translation } from '../definition.ts'
import type { webhooks as en } from '../en/webhooks.ts'

export const webhooks: Translation<typeof en> = {
  title: 'Adresses tenues informées',
  intro:
    'Chaque message nomme les commandes concernées ; le programme les lit ensuite avec sa clé. Les messages sont signés (Standard Webhooks), répétés jusqu’à ce qu’ils soient reçus, si longue que soit la panne, aussi loin que remonte le journal.',
  add: 'Ajouter une adresse',
  url: 'Adresse',
  urlHelp: 'https://… ; http seulement pour cette machine ou un hôte autorisé',
  topics: {
    orders: 'Commandes et expéditions',
    exceptions: 'Exceptions',
    stock: 'Stock',
    channels: 'Canaux',
    sites: 'Sites',
    rules: 'Règles',
  },
  topicColumn: 'Informée de',
  state: 'État',
  waiting: 'Rien n’a encore été envoyé',
  delivered: 'Dernier envoi {at}',
  failing: '{problem}. Prochain essai {at}',
  paused: 'En pause depuis {at}',
  missed:
    '{entries, plural, one {# entrée oubliée par le journal avant d’être transmise} other {# entrées oubliées par le journal avant d’être transmises}} ({at}). Relisez tout chez le destinataire, ou gardez le journal plus longtemps',
  pause: 'Suspendre',
  resume: 'Reprendre',
  again: 'Renvoyer',
  againTitle: 'Renvoyer',
  againText:
    'Ce qui s’est passé depuis est envoyé encore une fois. Un destinataire qui suit les numéros des évènements reconnaît ce qu’il sait déjà.',
  since: 'Depuis',
  spans: { hour: 'Il y a une heure', day: 'Il y a un jour', week: 'Il y a une semaine' },
  sentAgain: '{host} est informé de nouveau',
  remove: 'Retirer',
  removeTitle: 'Ne plus informer {host} ?',
  removeText:
    'Son secret est oublié. Si elle est ajoutée de nouveau, elle est informée de ce qui se passe à partir de là.',
  secret: 'Le secret',
  secretHelp:
    'Copiez-le maintenant chez le destinataire, qui vérifie les signatures avec : il ne sera plus affiché',
  copy: 'Copier le secret',
  copied: 'Le secret a été copié',
  done: 'Je l’ai copié',
  complete: 'Saisissez une adresse et choisissez au moins un sujet',
  tooMany: 'Il y a déjà {most, number} adresses',
  exists: 'Cette adresse a déjà été ajoutée',
  unknown: 'Cette adresse n’existe plus',
  secretGone: 'Son secret ne peut être lu ici : retirez-la et ajoutez-la de nouveau',
  answered: '{host} a répondu {status}',
  noAnswer: '{host} n’a pas répondu',
}
