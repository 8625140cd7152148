import type { Translation } from '../definition.ts'
import type { ruleFindings as en } from '../en/rule-findings.ts'

export const ruleFindings: Translation<typeof en> = {
  neverTrue: 'Aucune commande ne peut remplir ces conditions.',
  duplicate: 'Identique à {rule} : mêmes commandes, mêmes actions.',
  holdsEveryOrder: 'Elle retient toutes les commandes : aucune condition n’en laisse passer.',
  neverReached:
    'Jamais atteinte : {rules} {count, plural, one {arrête} other {arrêtent}} l’étape avant elle.',
  shadowed:
    'Sans effet : {rules} {count, plural, one {décide} other {décident}} déjà pour toutes ces commandes.',
  contradictsItself: 'Cette règle se contredit : {about}.',
  contradicts: 'En contradiction avec {rule} : {about}. {example}',
  orderDecides:
    'L’ordre décide : {rule} passe avant pour « {action} » quand les deux s’appliquent. {example}',
  unknownCosts:
    'Fausse pour toute commande dont un article n’a pas de prix de revient : {count, number} articles sur {all, number} ({share}) n’en ont pas. Il se donne par la colonne « cost » de products.csv.',
  about: {
    'excluded-service': 'le service voulu par l’une est exclu par l’autre',
    'excluded-site': 'le site voulu par l’une est exclu par l’autre',
    'no-service-left': 'ensemble, elles ne laissent aucun service',
    'no-site-left': 'ensemble, elles ne laissent aucun site',
    'no-day-left': 'ensemble, elles ne laissent aucun jour pour expédier',
  },
  problem: '{what} {remedy}',
  next: '{before} {item}',
  ruleNamed: 'la règle « {name} »',
  ruleNumbered: 'la règle {position, number}',
  everyOrder: 'Toute commande le montre.',
  example: 'Exemple de commande : {values}.',
  exampleValue: '{field}\u00a0= {value}',
  another: 'une autre',
  mark: {
    invalid: 'Inutilisable',
    neverTrue: 'Jamais vraie',
    neverReached: 'Jamais atteinte après {rules}',
    shadowed: 'Sans effet après {rules}',
    duplicate: 'Identique à {rule}',
    holdsEveryOrder: 'Retient toutes les commandes',
    contradictsItself: 'Se contredit',
    contradicts: 'Contredit {rule}',
    orderDecides: 'Passe après {rule}',
    unknownCosts: '{share} des articles sans prix de revient',
  },
  place: {
    rule: 'dans la règle',
    condition: 'condition {number}',
    conditions: 'dans ses conditions',
    action: 'action {number}',
    actions: 'dans ses actions',
    validity: 'dans ses dates d’application',
  },
  inRule: '{rule}, {place} : {what}',
}
