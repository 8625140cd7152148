import type { Translation } from '../definition.ts'
import type { noWork as en } from '../en/no-work.ts'

export const noWork: Translation<typeof en> = {
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
}
