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
  byMethod:
    'L’acheteur a choisi « {method} » : {target, select, standard {à domicile, standard} express {à domicile, express} relay {en point relais} other {retrait en magasin}}, {by, select, lead {comme {person} l’a confirmé} name {comme son nom l’indique} other {comme à la réception de la commande}}',
  leaves:
    'Part de {site} le {day} ; l’heure limite du jour de la décision était {cutoff}{reason, select, none {} capacity {. Le site est complet jusque-là} cap {. Le service ne prend plus rien jusque-là} away {. Le service ne prend rien avant} late {. La décision est venue après} closed {. Le site ou l’enlèvement est fermé jusque-là} other {}}',
  chosen: 'choisi',
  whyPriority: 'Priorité {score, number}',
  noPriority: 'Rien ne la fait monter ni descendre.',
}
