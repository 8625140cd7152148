import type { Translation } from '../definition.ts'
import type { savings as en } from '../en/savings.ts'

export const savings: Translation<typeof en> = {
  idle: 'Qu’ont fait économiser les règles, les prix et la replanification ?',
  idleTitle: 'Un mois affecté de nouveau, avec et sans',
  idleText:
    'Les commandes du mois sont affectées de nouveau : chacune seule au moindre coût, puis avec vos règles, puis avec les prix du stock rare, puis replanifiées ensemble avant la libération. Les écarts sont ce que chacun a fait économiser. Rien n’est enregistré.',
  month: 'Mois',
  this: 'Ce mois-ci',
  last: 'Le mois dernier',
  run: 'Calculer',
  again: 'Recalculer',
  stop: 'Arrêter',
  reading: 'Lecture des commandes du mois …',
  deciding: '{done, number} sur {total, plural, one {# commande} other {# commandes}}',
  progress: 'Avancement',
  failed: 'Le calcul a été interrompu. Rien n’a été enregistré.',
  offline: 'La salle de contrôle est injoignable.',
  needsManager: 'Les économies sont réservées aux responsables.',
  saved:
    '{orders, plural, one {# commande coûte} other {# commandes coûtent}} {money} de moins que si chacune était affectée seule et sans règles, {percent}',
  dearer:
    '{orders, plural, one {# commande coûte} other {# commandes coûtent}} {money} de plus que si chacune était affectée seule et sans règles, {percent}',
  error: 'à {money} près',
  noOrders: 'Aucune commande de ce mois n’est comparable',
  noOrdersText: 'Seules les commandes expédiées en entier sont comparées. Choisissez l’autre mois.',
  figures: 'Économisé par',
  by: {
    rules: 'Les règles',
    prices: 'Les prix du stock rare',
    replanning: 'La replanification avant libération',
  },
  byShort: { rules: 'Règles', prices: 'Prix', replanning: 'Replanification' },
  byHelp: {
    rules:
      'Ce que vos règles demandent peut coûter plus que la solution la moins chère : le chiffre est alors négatif.',
    prices: 'Les articles qui s’épuisent sont gardés pour les commandes qui en ont le plus besoin.',
    replanning: 'Les commandes pas encore libérées sont planifiées de nouveau, ensemble.',
  },
  notPriced: 'Trop peu de commandes pour donner un prix au stock : il en faut 2 000 en 28 jours.',
  all: 'Tout ensemble',
  savedHead: 'Économisé',
  errorHead: 'Marge',
  ordersHead: 'Commandes changées',
  shareHead: 'Du coût',
  notWholeHead: 'Non expédiées en entier',
  unknown: 'trop peu de jours',
  waves: 'Attendre une vague toutes les {minutes, number} minutes {how} que de libérer après le délai',
  wavesSave: 'coûterait {money} de moins',
  wavesCost: 'coûterait {money} de plus',
  wavesSame: 'ne coûterait pas moins',
  noted:
    'Noté sur le moment : la replanification a changé {orders, plural, one {# commande} other {# commandes}} et fait économiser {money}',
  real: 'Contrôle : {orders, plural, one {la commande comparée a coûté} other {les # commandes comparées ont coûté}} en réalité {real} ; ce calcul donne {replayed}, {percent}',
  leftOut:
    '{count, plural, one {# commande qui ne part pas en entier dans tous les cas est exclue} other {# commandes qui ne partent pas en entier dans tous les cas sont exclues}}',
  isCapped: 'Seules les 20 000 dernières commandes du mois sont comptées',
  how: 'Comment c’est calculé',
  howText: {
    ways: 'Les commandes du mois sont affectées de nouveau dans leur ordre d’arrivée, quatre fois : seules au moindre coût ; avec vos règles ; avec les règles et les prix du stock rare ; puis replanifiées ensemble avant la libération, comme le disent les réglages. Chaque chiffre est ce qu’une façon coûte de moins que la précédente, en transport et préparation.',
    world:
      'Sites, tarifs, règles et stratégie sont ceux d’aujourd’hui. Le stock est celui d’aujourd’hui plus ce que ces commandes ont pris : les arrivages du mois comptent dès sa première commande, le stock paraît donc moins rare qu’il ne l’était, et l’économie due aux prix plus petite.',
    error:
      'Marge : pour 95 mois comme celui-ci sur 100, le chiffre s’y trouve, les jours étant pris comme indépendants (t de Student sur les sommes des jours). Elle ne couvre pas le fait que tarifs et stock d’aujourd’hui diffèrent de ceux du mois ; le contrôle avec ce qui a vraiment été décidé en montre l’ampleur.',
  },
  list: 'Commandes dont le coût a changé',
  show: 'Afficher',
  anyOf: 'Toutes',
  order: 'Commande',
  received: 'Reçue',
  without: 'Seule',
  cost: 'Maintenant',
  total: 'Économisé',
  none: 'Le coût d’aucune commande n’a changé.',
  noneBy: 'Cela n’a changé le coût d’aucune commande.',
  exportCsv: 'Exporter en CSV',
  gone: 'Ce calcul a expiré. Recalculez pour voir ses commandes.',
  group: 'Économies',
  holdingTitle: 'Ce que ferait économiser l’attente des vagues',
  holdingText:
    'Calculé sur les commandes du mois choisi sous Économies, affectées de nouveau des deux façons. Rien n’est enregistré.',
}
