import type { Translation } from '../definition.ts'
import type { liveView as en } from '../en/live-view.ts'

export const liveView: Translation<typeof en> = {
  staleOffline: 'Avant la coupure, {since}',
  staleError: 'Actualisation impossible : {message}',
  offlineTitle: 'La salle de contrôle est injoignable',
  offlineText: 'Connexion perdue {since}. Reconnexion automatique ; rien n’est perdu.',
  errorTitle: 'Chargement impossible',
  errorText: '{message}. Rien n’a été modifié.',
  unreadable: 'Sa fiche est endommagée. Les exceptions proposent de la redemander à son canal',
  again: 'Réessayer',
}
