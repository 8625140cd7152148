import type { Translation } from '../definition.ts'
import type { notChosen as en } from '../en/not-chosen.ts'

export const notChosen: Translation<typeof en> = {
  brief: {
    'no-stock': 'pas de stock',
    'partial-stock': 'stock insuffisant',
    'excluded-by-rule': 'exclu par une règle',
    'not-chosen-by-rule': 'une règle en choisit un autre',
    outage: 'fermé pour le moment',
    'at-capacity': 'saturé',
    'no-service': 'aucun service depuis ce site',
    'too-late': 'trop tard',
    costlier: 'plus cher',
    'lower-preference': 'moins prioritaire',
    'wrong-level': 'pas le niveau commandé',
    'no-rate': 'aucun tarif',
    'too-heavy': 'trop lourd',
    'too-long': 'trop long',
    'excluded-flag': 'ne prend pas ce type d’article',
    suspended: 'suspendu',
    'not-chosen-by-method': 'le mode de livraison en désigne un autre',
    'not-chosen-by-person': 'une personne en a choisi un autre',
    'no-collection': 'n’est pas un lieu de retrait',
    'not-where-collected': 'n’est pas le lieu de retrait',
    slower: 'plus lent',
    'daily-cap': 'plafond du jour atteint',
    'not-taken-by-carrier': 'le transporteur ne le prend pas vers cette adresse',
    'refused-by-site': 'refusée par le site qui l’a',
  },
  site: {
    'no-stock': '{count, plural, one {n’a aucun des articles} other {n’ont aucun des articles}}',
    'partial-stock':
      '{count, plural, one {n’a qu’une partie des articles} other {n’ont qu’une partie des articles}}',
    'excluded-by-rule': '{count, plural, one {est exclu par une règle} other {sont exclus par une règle}}',
    outage: '{count, plural, one {est fermé pour le moment} other {sont fermés pour le moment}}',
    'at-capacity':
      '{count, plural, one {est saturé et laisse la place} other {sont saturés et laissent la place}}',
    'no-service':
      '{count, plural, one {n’a aucun service qui accepte le colis} other {n’ont aucun service qui accepte le colis}}',
    'too-late': '{count, plural, one {livrerait trop tard} other {livreraient trop tard}}',
    slower: '{count, plural, one {livrerait plus tard} other {livreraient plus tard}}',
    costlier: '{count, plural, one {coûte plus cher} other {coûtent plus cher}}',
    'lower-preference': '{count, plural, one {est moins prioritaire} other {sont moins prioritaires}}',
    'refused-by-site': '{count, plural, one {a refusé la commande} other {ont refusé la commande}}',
    'not-chosen-by-person':
      '{count, plural, one {n’est pas le site qu’une personne a choisi} other {ne sont pas les sites qu’une personne a choisis}}',
    'no-collection':
      '{count, plural, one {n’est pas un site de retrait} other {ne sont pas des sites de retrait}}',
    'not-where-collected':
      '{count, plural, one {n’est pas le lieu de retrait du client} other {ne sont pas le lieu de retrait du client}}',
  },
  service: {
    'excluded-by-rule': 'exclu par une règle',
    'not-chosen-by-rule': 'une règle en veut un autre',
    'wrong-level': 'autre niveau de service',
    'no-rate': 'pas de tarif vers cette adresse',
    'too-heavy': 'colis trop lourd',
    'too-long': 'colis trop long',
    'excluded-flag': 'ne prend pas ce type d’article',
    suspended: 'suspendu',
    'daily-cap': 'plafond du jour atteint',
    'too-late': 'livrerait trop tard',
    costlier: 'coûte plus cher',
    'lower-preference': 'moins prioritaire',
    'not-chosen-by-person': 'une personne en a choisi un autre',
    'not-chosen-by-method': 'le mode de livraison en désigne un autre',
    'not-taken-by-carrier': 'son transporteur ne le prend pas vers cette adresse',
  },
}
