import type { Translation } from '../definition.ts'
import type { orderReject as en } from '../en/order-reject.ts'

export const orderReject: Translation<typeof en> = {
  reject: 'Le site ne peut pas expédier',
  title: '{site} ne peut pas expédier cette commande',
  text: 'Ce qui n’est pas encore emballé est réaffecté sans ce site. Les stocks restent inchangés : corrigez-les par un comptage.',
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
  noteHelp: 'Conservée dans l’historique de la commande.',
  go: 'Réaffecter',
  refused: '{site} l’a refusée : {reason}',
  takeBack: 'Réautoriser ce site',
  asked: '{site} est de nouveau autorisé',
}
