import type { Translation } from '../definition.ts'
import type { trends as en } from '../en/trends.ts'

export const trends: Translation<typeof en> = {
  group: 'Tendances',
  by: 'Détailler',
  parts: { all: 'Ensemble', site: 'Par site', channel: 'Par canal', carrier: 'Par transporteur' },
  step: 'Pas',
  steps: { day: 'Par jour', week: 'Par semaine' },
  period: 'Période',
  weeks: '{count, number} dernières semaines',
  exportCsv: 'Exporter en CSV',
  headings: {
    all: 'Ce qu’ont donné les jours et les semaines',
    site: 'Les sites comparés',
    channel: 'Les canaux comparés',
    carrier: 'Les transporteurs comparés',
  },
  measures: {
    orders: 'Commandes',
    cost: 'Coût par commande',
    split: 'Commandes divisées',
    left: 'Remises à temps',
    promise: 'Livrées comme promis',
    exceptions: 'Exceptions pour 100 commandes',
  },
  chart: '{measure} : l’évolution ; le tableau ci-dessous donne les chiffres',
  sentence:
    '{orders, plural, one {# commande} other {# commandes}} en {weeks, number} semaines : {cost} chacune, {split} divisées, {exceptions} exceptions pour 100 commandes ; ',
  kept: '{share} des promesses tenues.',
  leftInTime: '{share} remises à temps, aucune livraison connue.',
  counting:
    '{count, plural, one {# jour passé est encore en cours de décompte} other {# jours passés sont encore en cours de décompte}}.',
  someSites: 'Vos sites uniquement : une commande expédiée par plusieurs d’entre eux compte dans chacun.',
  unknownBefore:
    'Rien n’est connu de la période avant la première commande ici ; les courbes commencent à cette date.',
  mostOrders:
    'Les graphiques montrent les {count, number} premiers en commandes, le tableau les montre tous.',
  all: 'Tous les chiffres',
  from: { day: 'Jour', week: 'Semaine du' },
  soFar: 'en cours',
  total: 'Toute la période',
  ofArrived: '{arrived, number} sur {left, number} livrées',
  health: 'Ce que mesurent les places de marché',
  healthHelp:
    'Compté d’après les commandes d’ici, avec quelques minutes de retard au plus ; la place de marché tient ses propres comptes. Ce qu’un acheteur a demandé d’annuler n’en fait pas partie.',
  healthOf: {
    channel: 'Place de marché',
    measure: 'Indicateur',
    window: 'Sur',
    share: 'Actuel',
    limit: 'À tenir sous',
    room: 'Avant la limite',
  },
  healthMeasures: { late: 'Expédiées en retard', cancelled: 'Annulées par nous', untracked: 'Sans suivi' },
  healthDays: '{count, number} jours',
  healthShare: '{bad, number} sur {of, number}',
  operatorsLimit: 'fixée par son opérateur',
  room: 'encore {count, number}',
  noRoom: 'la prochaine l’atteint',
  over: 'Limite dépassée',
  cancelTakesOver:
    'Cela porte les annulations sur {channel} à {after} des commandes de {days, number} jours : au-delà de la limite de {limit}.',
  cancelStaysOver:
    'Les annulations sur {channel} dépassent déjà la limite de {limit} : {before} des commandes de {days, number} jours, {after} avec celle-ci.',
  cancelStaysBelow:
    'Annulations sur {channel} : {after} des commandes de {days, number} jours avec celle-ci, {before} actuellement ; la limite est de {limit}.',
  none: 'Rien à montrer pour l’instant',
  noneText:
    'Dès que des commandes sont affectées ici, leurs coûts, divisions, exceptions et promesses sont comptés jour par jour.',
}
