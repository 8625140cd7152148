import type { Translation } from '../definition.ts'
import type { orderReject as en } from '../en/order-reject.ts'

export const orderReject: Translation<typeof en> = {
  reject: 'Le site la refuse',
  title: '{site} ne l’expédie pas',
  text: 'Ce qui n’est pas encore emballé se décide à nouveau sans ce site. Les stocks restent tels quels : un comptage les corrige.',
  reason: 'Motif',
  reasons: {
    'no-stock': 'Les articles n’y sont pas',
    damaged: 'Les articles sont abîmés',
    'no-capacity': 'Plus de capacité',
    closed: 'Le site est fermé',
    other: 'Autre motif',
  },
  goodsOnly: 'Il peut encore expédier d’autres lignes de la commande.',
  note: 'Note',
  noteHelp: 'Gardée dans la vie de la commande.',
  back: 'Retour',
  go: 'Décider ailleurs',
  undo: 'Annuler',
  refused: '{site} l’a refusée : {reason}',
  takeBack: 'Le solliciter à nouveau',
  asked: '{site} est de nouveau sollicité',
}
