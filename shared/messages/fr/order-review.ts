import type { Translation } from '../definition.ts'
import type { orderReview as en } from '../en/order-review.ts'

export const orderReview: Translation<typeof en> = {
  look: 'Revoir ensemble',
  title: 'Toutes les commandes décidées, revues ensemble',
  nothingDecided: 'Aucune commande décidée n’attend sa libération : il n’y a rien à revoir.',
  nothingBetter:
    '{looked, plural, one {# commande revue ; son chemin est le meilleur.} other {# commandes revues ensemble ; en déplacer ne ferait rien gagner.}}',
  better: 'En déplacer {changed, number} sur {looked, number} ferait gagner {money}.',
  noGap: 'Il n’existe pas de meilleur plan.',
  gap: 'Le plan est à {percent} au plus du meilleur possible.',
  promise: 'Aucune promesse ne recule, le total ne coûte jamais plus, et ce qui est libéré reste en place.',
  apply: 'Appliquer',
  leave: 'Laisser',
  close: 'Fermer',
  applied: '{changed, plural, one {# commande déplacée} other {# commandes déplacées}}, {money} gagnés',
}
