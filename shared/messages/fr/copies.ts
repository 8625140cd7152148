import type { Translation } from '../definition.ts'
import type { copies as en } from '../en/copies.ts'

export const copies: Translation<typeof en> = {
  title: 'Sauvegardes',
  intro:
    'Une sauvegarde complète et vérifiée est faite chaque jour, et les changements y sont ajoutés toutes les 15 minutes. Conservés : tous les points des deux derniers jours, une sauvegarde par jour sur deux semaines, une par semaine sur deux mois. Celle d’un espace vidé ne remplace jamais une sauvegarde plus complète.',
  byDatabase:
    'Cet espace de travail se trouve dans une base PostgreSQL. Elle se sauvegarde et se restaure avec PostgreSQL (pg_dump, ou les sauvegardes de son hébergeur), pas depuis cet écran.',
  processes: {
    title: 'Processus',
    intro:
      'Chacun de ces processus sert les écrans, les postes et les autres programmes. Un seul à la fois décide les commandes, travaille avec les canaux et les transporteurs et imprime ; s’il s’arrête, un autre prend le relais en quelques secondes.',
    machine: 'Machine',
    since: 'En marche depuis',
    devices: 'Postes',
    work: 'Assure le travail depuis',
    none: 'non',
    process: 'processus {pid}',
    thisOne: 'cette fenêtre',
  },
  none: 'Aucune sauvegarde pour l’instant.',
  made: 'Faite',
  holds: 'Contenu',
  last: 'Dernier changement',
  size: 'Taille',
  place: {
    home: 'dossier de données',
    'second-place': 'second emplacement',
  },
  contents: '{orders} commandes, {products} articles, {sites} sites',
  unknown: 'pas encore examinée',
  points:
    '{count, plural, one {et # point ultérieur, {day} à {time}} other {et # points ultérieurs, jusqu’à {day} {time}}}',
  point: 'Revenir au',
  suspect: 'faite alors que le fichier de données était abîmé',
  never: 'aucun',
  restore: 'Restaurer',
  restoreTitle: 'Restaurer la sauvegarde du {when} ?',
  restoreText:
    'La salle de contrôle redémarre avec le contenu de cette sauvegarde. Les données actuelles sont d’abord sauvegardées. Les canaux sont réinterrogés pour la suite.',
  restoring: 'Restauration : la salle de contrôle redémarre',
  underWay: {
    pages:
      'Vérification du fichier de données : {percent, number} %. Vous pouvez travailler pendant ce temps',
    structure: 'Vérification du fichier de données : sa structure. Vous pouvez travailler pendant ce temps',
    copy: 'Écriture de la sauvegarde : {percent, number} %',
    verify: 'Vérification de la sauvegarde',
  },
  checked: 'Dernière vérification du fichier de données : le {day} à {time}, sain.',
  copyNow: 'Sauvegarder maintenant',
  copied: 'Sauvegardé dans {file}',
  second: 'Second emplacement',
  secondHelp:
    'Un dossier sur un autre disque qui reçoit aussi chaque sauvegarde, par exemple /mnt/nas/switchyard. Vide : aucun.',
  secondSaved: 'Enregistré : la prochaine sauvegarde y va aussi',
  save: 'Utiliser ce dossier',
}
