import { defineMessages } from '../lib/messages.ts'

export const liveViewMessages = defineMessages({
  en: {
    staleOffline: (since: string) => `As it was before the connection broke, ${since}`,
    staleError: (message: string) => `Could not be read again: ${message}`,
    offlineTitle: 'The control room is not reachable',
    offlineText: (since: string) => `Lost ${since}. This comes back by itself; nothing is lost.`,
    errorTitle: 'This could not be read',
    errorText: (message: string) => `${message}. Nothing was changed.`,
    unreadable:
      'It is kept, but what is kept cannot be read. The exceptions offer to fetch it again from its channel',
    again: 'Try again',
  },
  fr: {
    staleOffline: (since) => `État avant la coupure, ${since}`,
    staleError: (message) => `Relecture impossible : ${message}`,
    offlineTitle: 'La salle de contrôle est injoignable',
    offlineText: (since) => `Connexion perdue ${since}. L’affichage revient de lui-même ; rien n’est perdu.`,
    errorTitle: 'Lecture impossible',
    errorText: (message) => `${message}. Rien n’a été modifié.`,
    unreadable:
      'Elle est conservée, mais sa fiche est illisible. Les exceptions proposent de la redemander à son canal',
    again: 'Réessayer',
  },
})
