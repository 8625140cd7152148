import { plural } from '../../shared/lib/language.ts'
import { defineMessages } from '../lib/messages.ts'

export const dataTableMessages = defineMessages({
  en: {
    changed: (arrived: number, left: number) =>
      [
        arrived > 0 ? plural('en', arrived, '# new', '# new') : '',
        left > 0 ? plural('en', left, '# no longer here', '# no longer here') : '',
      ]
        .filter(Boolean)
        .join(', '),
    unreadable: (count: number) =>
      plural(
        'en',
        count,
        '# row cannot be read: the exceptions offer a way out',
        '# rows cannot be read: the exceptions offer a way out',
      ),
    missing: 'Cannot be read',
    group: 'List',
    next: 'Next row',
    previous: 'Previous row',
    first: 'First row',
    last: 'Last row',
    open: 'Open',
    select: 'Select',
    extend: 'Select several',
    adopt: 'Show what is new',
  },
  fr: {
    changed: (arrived, left) =>
      [
        arrived > 0 ? plural('fr', arrived, '# nouvelle', '# nouvelles') : '',
        left > 0 ? plural('fr', left, '# sortie de la liste', '# sorties de la liste') : '',
      ]
        .filter(Boolean)
        .join(', '),
    unreadable: (count) =>
      plural(
        'fr',
        count,
        '# ligne est illisible : les exceptions proposent une issue',
        '# lignes sont illisibles : les exceptions proposent une issue',
      ),
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
  },
})
