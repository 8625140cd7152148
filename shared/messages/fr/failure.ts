import type { Translation } from '../definition.ts'
import type { failure as en } from '../en/failure.ts'

export const failure: Translation<typeof en> = {
  titles: {
    shell: 'La fenêtre n’a pas pu s’afficher',
    screen: 'Cet écran n’a pas pu s’afficher',
    panel: 'Ces détails n’ont pas pu s’afficher',
  },
  text: 'Commandes, stock et étiquettes sont en sécurité : la salle de contrôle continue de travailler. Réessayez ou rechargez la fenêtre. Si le problème persiste, copiez les détails pour la personne qui s’occupe de Switchyard.',
  again: 'Réessayer',
  reload: 'Recharger',
  copy: 'Copier les détails',
  copied: 'Copié',
  selected: 'La copie n’est pas permise ici. Les détails sont sélectionnés : appuyez sur Ctrl+C.',
  details: 'Détails',
}
