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
}
