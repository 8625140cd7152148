import type { Translation } from '../definition.ts'
import type { rejections as en } from '../en/rejections.ts'

export const rejections: Translation<typeof en> = {
  refused: '{site} l’a refusée : {why}',
  refusedWithNote: '{site} l’a refusée : {why} ({note})',
  reason: {
    'no-stock': 'rupture de stock',
    damaged: 'articles abîmés',
    'no-capacity': 'capacité insuffisante',
    closed: 'site fermé',
    other: 'autre motif',
    'taken-back': 'reprise pendant qu’il était injoignable',
  },
}
