import type { Translation } from '../definition.ts'
import type { demo as en } from '../en/demo.ts'

export const demo: Translation<typeof en> = {
  demo: 'Démo',
  pace: '{orders, plural, =0 {Rien n’arrive tout seul} other {{orders, number} commandes par minute}}',
  end: 'Terminer : {event}',
  events: {
    strike: 'Un transporteur fait grève',
    outage: 'Un canal tombe en panne',
    'stock-out': 'Un article est épuisé',
    rush: 'Une vague de commandes',
    cancellation: 'Un client annule',
  },
  notOnHub:
    'Un espace de travail dans une base PostgreSQL ne peut pas devenir la démonstration. Lancez-la avec --demo, sans --database',
  notTheDemo: 'Cet espace de travail n’est pas la démonstration',
  notEmpty: 'Cet espace de travail contient déjà des données. Lancez la démonstration avec un autre --home',
  miscounted: 'Le stock de {sku} était mal compté : il n’en reste presque plus',
  rush: '{orders, plural, one {# commande est arrivée} other {# commandes sont arrivées}} d’un coup',
  cancelled: 'Un client de {channel} a annulé',
  nothingToCancel: 'Il n’y avait aucune commande à annuler',
  strike: '{carrier} est en grève',
  strikeOver: 'La grève est terminée',
  noChannel: 'Il n’y a aucun canal',
  offline: '{channel} ne répond plus',
  online: 'Le canal répond à nouveau',
}
