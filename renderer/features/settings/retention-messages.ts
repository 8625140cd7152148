import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const retentionMessages = defineMessages({
  en: {
    title: 'What is kept, and how long',
    intro:
      'What is settled is forgotten by itself, a little at a time. Orders, stock, returns and everything still open are kept for ever.',
    size: 'Size of the database',
    free: (size: string) => `, of it ${size} free for what comes next`,
    orders: 'Orders',
    last: 'Last pruning',
    never: 'none yet',
    kind: 'What',
    kept: 'Kept for',
    rows: 'Now',
    pruned: 'Last pruned',
    kinds: {
      outbox: 'What channels were told',
      inbox: 'What channels sent',
      journal: 'Journal',
      traces: 'Reasons of decisions',
      prints: 'Print jobs',
    },
    notes: {
      outbox: 'After the channel took it; the last stock figure of each product stays.',
      inbox: 'The channel’s own text, after the order was closed; the order stays.',
      journal: 'Who did what; entries of open orders stay.',
      traces: 'Why an order ships as it does, after it was closed.',
      prints: 'Labels that came out or were withdrawn.',
    },
    days: (days: number) => plural('en', days, '# day', '# days'),
    forEver: 'For ever',
    keepFor: (what: string) => `${what}: kept for`,
    saved: 'Saved; the next pruning goes by it',
  },
  fr: {
    title: 'Ce qui est gardé, et combien de temps',
    intro:
      'Ce qui est réglé s’oublie tout seul, peu à peu. Commandes, stock, retours et tout ce qui est encore ouvert sont gardés sans limite.',
    size: 'Taille de la base',
    free: (size) => `, dont ${size} libres pour la suite`,
    orders: 'Commandes',
    last: 'Dernière purge',
    never: 'aucune encore',
    kind: 'Quoi',
    kept: 'Gardé pendant',
    rows: 'À ce jour',
    pruned: 'Purgés',
    kinds: {
      outbox: 'Ce qui a été dit aux canaux',
      inbox: 'Ce que les canaux ont envoyé',
      journal: 'Journal',
      traces: 'Raisons des décisions',
      prints: 'Impressions',
    },
    notes: {
      outbox: 'Une fois reçu ; le dernier stock dit de chaque produit reste.',
      inbox: 'Le texte du canal, une fois la commande close ; la commande reste.',
      journal: 'Qui a fait quoi ; ce qui touche une commande ouverte reste.',
      traces: 'Pourquoi une commande part ainsi, une fois close.',
      prints: 'Étiquettes sorties ou retirées.',
    },
    days: (days) => plural('fr', days, '# jour', '# jours'),
    forEver: 'Sans limite',
    keepFor: (what) => `${what} : gardé pendant`,
    saved: 'Enregistré ; la prochaine purge en tient compte',
  },
})
