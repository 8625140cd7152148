import type { Translation } from '../definition.ts'
import type { orderWhy as en } from '../en/order-why.ts'

export const orderWhy: Translation<typeof en> = {
  whyRules: 'Règles v{version, number}',
  noRules: 'Aucune règle n’est définie.',
  noneMatched: 'Aucune règle ne s’applique.',
  othersNot: '{count, plural, one {# règle ne s’applique pas} other {# règles ne s’appliquent pas}}',
  yes: 's’applique',
  no: 'ne s’applique pas',
  skippedRule: 'non examinée',
  noEffect: 'Une règle précédente a déjà tranché.',
  whySites: 'Sites',
  costParts: '{shipping} de transport, {handling} de préparation',
  weighed:
    'plus {weight} de gêne pour le client (colis supplémentaires, stock rare), comptés dans le choix mais non payés',
  whyServices: 'Services',
  fromSite: 'Depuis {site}',
  liveQuote:
    '{carrier} {service} n’a pas de grille tarifaire : son prix est celui donné par le transporteur le {at}.',
  priceLacking:
    '{carrier} {service} n’a ni grille tarifaire ni prix du moment pour ce poids et cette destination : le prix est demandé au transporteur, et la commande est décidée à nouveau à sa réponse.',
  notTaken: '{carrier} {service} n’était pas possible. {why}',
  byMethod:
    'L’acheteur a choisi « {method} » : {target, select, standard {à domicile, standard} express {à domicile, express} relay {en point relais} other {retrait en magasin}}, {by, select, lead {comme {person} l’a confirmé} order {comme {person} l’a décidé pour cette commande} name {comme son nom l’indique} other {comme à la réception de la commande}}',
  leaves:
    'Part de {site} le {day} ; l’heure limite du jour de la décision était {cutoff}{reason, select, none {} capacity {. Le site est complet jusque-là} cap {. Le service ne prend plus rien jusque-là} away {. Le service ne prend rien avant} late {. La décision est venue après} closed {. Le site ou l’enlèvement est fermé jusque-là} rule {. Une règle ne la laisse pas partir plus tôt} person {. Son premier jour de départ est fixé à la main} other {}}',
  chosen: 'choisi',
  whyPriority: 'Priorité {score, number}',
  noPriority: 'Rien ne la fait monter ni descendre.',
  factor: {
    express: 'express',
    tier: 'statut du client',
    deadline: 'échéance',
    channel: 'canal',
    value: 'valeur',
    age: 'ancienneté',
    rule: 'règles',
    person: 'choix manuel',
  },

  none: 'Aucun site ne peut expédier cette commande.',
  noneCollected: 'Le client la retire sur place, et aucun site ne peut la préparer.',
  ships: 'Part de {how}.',
  shipsWith: 'De {site} avec {how}.',
  names: '{names}',
  amount: '{amount}',
  arrivesBy: 'livré au plus tard {day}',
  collects: 'Le client la retire à {sites}, prête le {day} ; aucun transporteur ne la prend.',
  linesShared:
    'Des sites se partagent une ligne : {why, select, stock {aucun n’a toute sa quantité} time {entière, d’un seul site, elle serait en retard} service {aucun service ne la prend entière} other {}}.',
  siteRefused: '{sites} {why}.',
  siteRefusedAt: '{sites} {why} ({cost}).',
  serviceRefused: 'Pas {service} de {site} : {why}.',
  sentence: '{said}.',
  nextCheaper:
    'La possibilité suivante aurait coûté {extra} de moins, mais pèse davantage (colis supplémentaires, stock rare).',
  nextDearer: 'Le site suivant aurait coûté {extra} de plus.',
  ruleApplied: 'La règle « {rule} » s’applique.',
  priority: 'Priorité : {score, plural, one {# point} other {# points}}.',
  priorityOf: 'Priorité : {score, plural, one {# point} other {# points}} ({parts}).',
  part: '{factor} {sign, select, plus {+} other {}}{points, number}',
  ruleSet: 'Règles version {version, number}.',
  proven: 'Optimum prouvé avec ces règles. Règles version {version, number}.',
  searched:
    'Grande commande : bonne solution cherchée, optimum non prouvé. Règles version {version, number}.',
}
