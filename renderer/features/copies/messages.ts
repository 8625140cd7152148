import { defineMessages } from '../../lib/messages.ts'

export const copiesMessages = defineMessages({
  en: {
    title: 'Copies',
    intro:
      'A verified copy is made every hour: one an hour of the last day stays, one a day of two weeks, one a week of two months. A copy of an emptied workspace never pushes out one that holds more.',
    none: 'No copy was made yet.',
    made: 'Made',
    holds: 'Holds',
    last: 'Last change',
    size: 'Size',
    place: { home: 'data folder', 'second-place': 'second place' },
    contents: (orders: string, products: string, sites: string) =>
      `${orders} orders, ${products} products, ${sites} sites`,
    unknown: 'not looked into yet',
    suspect: 'made while the data file was damaged',
    never: 'none',
    restore: 'Restore',
    restoreTitle: (when: string) => `Restore the copy of ${when}?`,
    restoreText:
      'The control room starts again with what this copy holds. What is there now is kept as a copy first. Channels are asked again for what came after.',
    restoring: 'Restoring: the control room starts again',
    cancel: 'Cancel',
    copyNow: 'Make a copy now',
    copied: (file: string) => `Copied to ${file}`,
    second: 'Second place',
    secondHelp: 'A folder on another disk that gets each copy too, such as /mnt/nas/switchyard. Empty: none.',
    secondSaved: 'Saved: the next copy goes there too',
    save: 'Use this folder',
  },
  fr: {
    title: 'Copies',
    intro:
      'Une copie vérifiée se fait chaque heure : il en reste une par heure du dernier jour, une par jour sur deux semaines, une par semaine sur deux mois. La copie d’un espace vidé ne chasse jamais celle qui contient davantage.',
    none: 'Aucune copie n’a encore été faite.',
    made: 'Faite',
    holds: 'Contient',
    last: 'Dernier changement',
    size: 'Taille',
    place: { home: 'dossier de données', 'second-place': 'second emplacement' },
    contents: (orders, products, sites) => `${orders} commandes, ${products} produits, ${sites} sites`,
    unknown: 'pas encore examinée',
    suspect: 'faite alors que le fichier de données était abîmé',
    never: 'aucun',
    restore: 'Restaurer',
    restoreTitle: (when) => `Restaurer la copie du ${when} ?`,
    restoreText:
      'Le poste de contrôle redémarre avec ce que contient cette copie. Ce qu’il y a maintenant est d’abord gardé comme copie. Les canaux sont réinterrogés pour la suite.',
    restoring: 'Restauration : le poste de contrôle redémarre',
    cancel: 'Annuler',
    copyNow: 'Faire une copie maintenant',
    copied: (file) => `Copié dans ${file}`,
    second: 'Second emplacement',
    secondHelp:
      'Un dossier sur un autre disque qui reçoit aussi chaque copie, par exemple /mnt/nas/switchyard. Vide : aucun.',
    secondSaved: 'Enregistré : la prochaine copie y va aussi',
    save: 'Utiliser ce dossier',
  },
})
