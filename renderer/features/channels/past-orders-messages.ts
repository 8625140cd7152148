import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const pastOrdersMessages = defineMessages({
  en: {
    title: 'Past orders',
    why: 'Demand is known from them, so that scarce stock is shared well from the first day. They are only read: nothing of them is shipped.',
    span: 'How far back',
    spans: { quarter: '3 months', year: '1 year', 'two-years': '2 years' },
    start: 'Read past orders',
    goOn: 'Go on reading',
    stop: 'Stop',
    progress: 'Read so far',
    reading: (read: string) => `${read} orders read. Daily work comes first; you can leave this screen.`,
    ended: (count: number, read: string, since: string, when: string) =>
      `${read} ${plural('en', count, 'order', 'orders')} since ${since} read, finished ${when}.`,
    stopped: (read: string) => `Stopped after ${read} orders; what was read stays.`,
  },
  fr: {
    title: 'Anciennes commandes',
    why: 'Elles font connaître la demande, pour bien partager le stock rare dès le premier jour. Elles sont seulement lues : rien n’en est expédié.',
    span: 'Jusqu’où remonter',
    spans: { quarter: '3 mois', year: '1 an', 'two-years': '2 ans' },
    start: 'Lire les anciennes commandes',
    goOn: 'Reprendre la lecture',
    stop: 'Arrêter',
    progress: 'Déjà lu',
    reading: (read) =>
      `${read} commandes lues. Le travail du jour passe avant ; vous pouvez quitter cet écran.`,
    ended: (count, read, since, when) =>
      `${read} ${plural('fr', count, 'commande lue', 'commandes lues')} depuis le ${since}, terminé ${when}.`,
    stopped: (read) => `Arrêté après ${read} commandes ; ce qui a été lu reste.`,
  },
})
