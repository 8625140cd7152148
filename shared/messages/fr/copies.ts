import type { Translation } from '../definition.ts'
import type { copies as en } from '../en/copies.ts'

export const copies: Translation<typeof en> = {
  title: 'Copies',
  intro:
    'Une copie vérifiée se fait chaque heure : il en reste une par heure du dernier jour, une par jour sur deux semaines, une par semaine sur deux mois. La copie d’un espace vidé ne chasse jamais celle qui contient davantage.',
  none: 'Aucune copie n’a encore été faite.',
  made: 'Faite',
  holds: 'Contient',
  last: 'Dernier changement',
  size: 'Taille',
  place: {
    home: 'dossier de données',
    'second-place': 'second emplacement',
  },
  contents: '{orders} commandes, {products} produits, {sites} sites',
  unknown: 'pas encore examinée',
  suspect: 'faite alors que le fichier de données était abîmé',
  never: 'aucun',
  restore: 'Restaurer',
  restoreTitle: 'Restaurer la copie du {when} ?',
  restoreText:
    'Le poste de contrôle redémarre avec ce que contient cette copie. Ce qu’il y a maintenant est d’abord gardé comme copie. Les canaux sont réinterrogés pour la suite.',
  restoring: 'Restauration : le poste de contrôle redémarre',
  cancel: 'Annuler',
  copyNow: 'Faire une copie maintenant',
  copied: 'Copié dans {file}',
  second: 'Second emplacement',
  secondHelp:
    'Un dossier sur un autre disque qui reçoit aussi chaque copie, par exemple /mnt/nas/switchyard. Vide : aucun.',
  secondSaved: 'Enregistré : la prochaine copie y va aussi',
  save: 'Utiliser ce dossier',
}
