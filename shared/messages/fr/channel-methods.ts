import type { Translation } from '../definition.ts'
import type { channelMethods as en } from '../en/channel-methods.ts'

export const channelMethods: Translation<typeof en> = {
  title: 'Modes de livraison du canal',
  intro:
    'Ce que l’acheteur a choisi, et comment la commande part. Un nom clair s’applique aussitôt ; confirmez-le ou changez-le. Un nom incertain met ses commandes en attente de votre réponse. Un changement vaut aussi pour les commandes qui ne sont pas encore libérées.',
  none: 'Aucune commande reçue : leurs modes de livraison apparaîtront ici.',
  unnamed: 'Aucun mode indiqué',
  told: { relay: 'avec un point relais', collect: 'à retirer, selon le canal' },
  orders: '{orders, plural, =0 {aucune commande} one {# commande} other {# commandes}}',
  lastSeen: 'vu',
  ways: {
    standard: 'À domicile, standard',
    express: 'À domicile, express',
    relay: 'En point relais',
    collect: 'Retrait en magasin',
  },
  relayAny: 'En point relais, choisi par le transporteur si la commande n’en indique aucun',
  by: '{said}, par {service}',
  collectAt: 'Retrait à {site}',
  unknown: 'Inconnu',
  maybe: 'Peut-être : {target}',
  proposed: 'Proposé',
  confirmed: 'Confirmé par {person}',
  waiting: '{orders, plural, one {# commande attend} other {# commandes attendent}}',
  confirm: 'Confirmer',
  confirmAll: 'Confirmer {count, plural, one {la proposition} other {les # propositions}}',
  asProposed: 'Revenir à la proposition',
  saved:
    '{count, plural, one {Mode de livraison enregistré} other {# modes de livraison enregistrés}} ; {orders, plural, =0 {aucune commande ne change} one {# commande change} other {# commandes changent}}',
  dialogTitle: '« {method} » signifie',
  meaning: 'Livraison',
  service: 'Transporteur',
  anyService: 'Celui qui convient',
  anyOf: '{carrier}, tout service',
  site: 'Où',
  anySite: 'Tout site qui le peut',
  pointField: 'Champ qui indique le point relais',
  pointUsual: 'Trouvé automatiquement',
  pointNeeded: 'Demander le point quand la commande n’en indique aucun',
}
