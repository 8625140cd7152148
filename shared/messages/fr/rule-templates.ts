import type { Translation } from '../definition.ts'
import type { ruleTemplates as en } from '../en/rule-templates.ts'

export const ruleTemplates: Translation<typeof en> = {
  numbered: '{name} ({part, number}/{of, number})',
  'heavy-to-country': 'Commande de plus de 3 kg et destination France → transporteur A',
  'out-of-stock-elsewhere': 'Stock de l’entrepôt 1 à zéro → entrepôt 2',
  'early-express': 'Commandes express passées avant 14 h en premier (heure locale du site)',
  'fragile-exclusions': 'Article fragile → exclure certains services',
  'own-site-reserve':
    'Réserver du stock pour le site en propre ; donner la priorité à un canal plus rentable',
  'carrier-on-strike': 'Transporteur saturé ou en grève → règles d’expédition changées en quelques clics',
  'cheapest-service':
    'Service le moins cher compatible avec le poids, la destination, la valeur et la promesse',
  'nearest-stock': 'Expédier depuis le stock le plus proche du client, ou le site le plus à même d’expédier',
  'saturated-site': 'Un entrepôt saturé laisse la place à un autre',
  'cold-not-on-days': 'Les articles froids ne partent pas avant un week-end',
  'pre-order': 'Les précommandes ne partent pas avant leur date',
  'weekday-cut-off': 'Heure limite avancée certains jours de la semaine',
  'shared-work': 'Plusieurs sites se partagent le travail de chaque jour : 60/40',
  'billed-elsewhere': 'Facturée dans un autre pays que livrée → bloquée',
  'free-upgrade': 'Les bons clients passent en express sans supplément',
  'paid-for-speed': 'Qui a assez payé pour le port passe en express',
  'currency-from-site': 'Les commandes dans une devise partent d’un seul site',
  'collected-first': 'Les commandes à retirer en boutique se préparent d’abord',
  'first-order-large': 'Première commande et gros montant → bloquée',
  'costly-customer': 'Client qui renvoie ou refuse souvent → bloquée',
  'thin-margin': 'Marge faible → au moins cher, en un seul colis',
  'far-point': 'Point relais loin de l’adresse → bloquée',
  'queue-jumpers': 'Les commandes express, VIP et sous engagement de place de marché remontent dans la file',
}
