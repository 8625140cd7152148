import type { Translation } from '../definition.ts'
import type { numberRanges as en } from '../en/number-ranges.ts'

export const numberRanges: Translation<typeof en> = {
  noSuchAccount:
    '{account} n’est pas un compte dont les étiquettes sont numérotées ici. Choisissez-en un du type « plage propre »',
  overlaps:
    'Des numéros de cette plage figurent déjà dans celle de {account}, de {first} à {last} : ils seraient imprimés deux fois. Vérifiez le courrier du transporteur',
  runningOut: 'Les numéros de suivi s’épuisent : {accounts}. Demandez une nouvelle plage',
  lasts: '{account} (reste {left, number}, soit {days, plural, one {# jour} other {# jours}})',
  left: '{account} (reste {left, number})',
  none: '{account} (plus aucun, ses colis attendent)',
}
