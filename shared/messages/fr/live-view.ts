import type { Translation } from '../definition.ts'
import type { liveView as en } from '../en/live-view.ts'

export const liveView: Translation<typeof en> = {
  staleOffline: 'État avant la coupure, {since}',
  staleError: 'Relecture impossible : {message}',
  offlineTitle: 'La salle de contrôle est injoignable',
  offlineText: 'Connexion perdue {since}. L’affichage revient de lui-même ; rien n’est perdu.',
  errorTitle: 'Lecture impossible',
  errorText: '{message}. Rien n’a été modifié.',
  unreadable:
    'Elle est conservée, mais sa fiche est illisible. Les exceptions proposent de la redemander à son canal',
  again: 'Réessayer',
}
