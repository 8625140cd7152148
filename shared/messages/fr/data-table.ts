import type { Translation } from '../definition.ts'
import type { dataTable as en } from '../en/data-table.ts'

export const dataTable: Translation<typeof en> = {
  arrived: '{count, plural, one {# nouvelle} other {# nouvelles}}',
  left: '{count, plural, one {# sortie de la liste} other {# sorties de la liste}}',
  unreadable:
    '{count, plural, one {# ligne est illisible : voir les exceptions} other {# lignes sont illisibles : voir les exceptions}}',
  missing: 'Illisible',
  group: 'Liste',
  next: 'Ligne suivante',
  previous: 'Ligne précédente',
  first: 'Première ligne',
  last: 'Dernière ligne',
  open: 'Ouvrir',
  select: 'Sélectionner',
  extend: 'Sélectionner plusieurs',
  adopt: 'Afficher les nouveautés',
}
