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
    offlineTitle: 'The control room is not reachable',
    offlineText: (since: string) => `Lost ${since}. The list comes back by itself; nothing is lost.`,
    errorTitle: 'The list could not be read',
    errorText: (message: string) => `${message}. Nothing was changed.`,
    again: 'Try again',
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
    offlineTitle: 'La salle de contrôle est injoignable',
    offlineText: (since) => `Connexion perdue ${since}. La liste revient d’elle-même ; rien n’est perdu.`,
    errorTitle: 'La liste n’a pas pu être lue',
    errorText: (message) => `${message}. Rien n’a été modifié.`,
    again: 'Réessayer',
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
