import { defineMessages } from '../lib/messages.ts'

export const demoMessages = defineMessages({
  en: {
    demo: 'Demo',
    pace: (orders: number) => (orders === 0 ? 'Nothing happens by itself' : `${orders} orders a minute`),
    end: (event: string) => `End: ${event}`,
    events: {
      strike: 'A carrier strikes',
      outage: 'A channel goes down',
      'stock-out': 'A product sells out',
      rush: 'A rush of orders',
      cancellation: 'A customer cancels',
    },
  },
  fr: {
    demo: 'Démo',
    pace: (orders) => (orders === 0 ? 'Rien n’arrive tout seul' : `${orders} commandes par minute`),
    end: (event) => `Terminer : ${event}`,
    events: {
      strike: 'Un transporteur fait grève',
      outage: 'Un canal tombe',
      'stock-out': 'Un article est épuisé',
      rush: 'Une vague de commandes',
      cancellation: 'Un client annule',
    },
  },
})
