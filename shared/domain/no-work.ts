import type { Language } from '../lib/language.ts'

/** Why what a channel sent is never work here. */
const NO_WORK = [
  'nothing-to-ship',
  'shipped-by-channel',
  'shipped-by-another',
  'sold-at-counter',
  'test-order',
  'not-placed',
  'orders-of-its-own',
  'file-of-orders',
  'ended-without-address',
  'gone',
] as const
export type NoWork = (typeof NO_WORK)[number]

const WORDS: Readonly<Record<Language, Readonly<Record<NoWork, string>>>> = {
  en: {
    'nothing-to-ship': 'Nothing of it is ours to ship',
    'shipped-by-channel': 'The channel ships it from its own warehouses',
    'shipped-by-another': 'Another app or fulfilment service ships all of it',
    'sold-at-counter': 'Sold and handed over at the counter',
    'test-order': 'A test order',
    'not-placed': 'The customer has not placed it yet',
    'orders-of-its-own': 'Its parts come as orders of their own',
    'file-of-orders': 'A file; its orders are taken in one by one',
    'ended-without-address': 'It ended before the channel gave an address, or so long ago that it is gone',
    gone: 'The channel no longer has it',
  },
  fr: {
    'nothing-to-ship': 'Rien n’y est à expédier par nous',
    'shipped-by-channel': 'Le canal l’expédie depuis ses propres entrepôts',
    'shipped-by-another': 'Une autre application ou un autre prestataire l’expédie en entier',
    'sold-at-counter': 'Vendue et remise au comptoir',
    'test-order': 'Une commande de test',
    'not-placed': 'Le client ne l’a pas encore passée',
    'orders-of-its-own': 'Ses parties arrivent comme des commandes à part',
    'file-of-orders': 'Un fichier ; ses commandes sont prises une par une',
    'ended-without-address':
      'Terminée avant que le canal ait donné une adresse, ou depuis trop longtemps pour qu’il l’ait encore',
    gone: 'Le canal ne l’a plus',
  },
}

/** What is kept of why an order is no work; what cannot be read, and what earlier versions kept, is said as it is. */
export function noWorkWords(why: string, language: Language): string {
  const code = NO_WORK.find((each) => each === why)
  return code === undefined ? why : WORDS[language][code]
}
