import { defineMessages } from '../lib/messages.ts'

export const failureMessages = defineMessages({
  en: {
    titles: {
      shell: 'The window could not be drawn',
      screen: 'This screen could not be drawn',
      panel: 'These details could not be drawn',
    },
    text: 'Orders, stock and labels are safe: the control room goes on working. Try again, or load the window again. If it stays so, copy the details for whoever looks after Switchyard.',
    again: 'Try again',
    reload: 'Reload',
    copy: 'Copy the details',
    copied: 'Copied',
    selected: 'Copying is not allowed here. The details are selected: press Ctrl+C.',
    details: 'Details',
    close: 'Close',
  },
  fr: {
    titles: {
      shell: 'La fenêtre n’a pas pu s’afficher',
      screen: 'Cet écran n’a pas pu s’afficher',
      panel: 'Ces détails n’ont pas pu s’afficher',
    },
    text: 'Commandes, stock et étiquettes sont en sécurité : la salle de contrôle continue de travailler. Réessayez ou rechargez la fenêtre. Si rien ne change, copiez les détails pour la personne qui s’occupe de Switchyard.',
    again: 'Réessayer',
    reload: 'Recharger',
    copy: 'Copier les détails',
    copied: 'Copié',
    selected: 'La copie n’est pas permise ici. Les détails sont sélectionnés : appuyez sur Ctrl+C.',
    details: 'Détails',
    close: 'Fermer',
  },
})
