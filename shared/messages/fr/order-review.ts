import type { Translation } from '../definition.ts'
import type { orderReview as en } from '../en/order-review.ts'

export const orderReview: Translation<typeof en> = {
  look: 'Ré-optimiser',
  title: 'Ré-optimiser toutes les commandes affectées',
  nothingDecided: 'Aucune commande affectée n’attend d’être libérée : rien à optimiser.',
  nothingBetter:
    '{looked, plural, one {# commande comparée ; elle part déjà au mieux.} other {# commandes comparées ; en déplacer n’économiserait rien.}}',
  better: 'En déplacer {changed, number} sur {looked, number} économiserait {money}.',
  noGap: 'Il n’existe pas de meilleur plan.',
  gap: 'Le plan est à moins de {percent} du meilleur possible.',
  promise:
    'Aucune promesse n’est repoussée, le coût total n’augmente jamais, et les commandes libérées ne bougent pas.',
  apply: 'Appliquer',
  leave: 'Ne rien changer',
  applied: '{changed, plural, one {# commande déplacée} other {# commandes déplacées}}, {money} économisés',
}
