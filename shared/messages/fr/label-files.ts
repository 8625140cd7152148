import type { Translation } from '../definition.ts'
import type { labelFiles as en } from '../en/label-files.ts'

export const labelFiles: Translation<typeof en> = {
  noFolder: 'Indiquez le dossier où votre logiciel de transport écrit les étiquettes',
  unusable:
    'Le dossier {folder} est inutilisable ({code}). Vérifiez qu’il existe et que ce programme peut y lire et y écrire',
  gone: 'Le fichier de l’étiquette était là et a disparu, ou il est en cours de réécriture',
  noLabel:
    'Ce fichier ne contient pas d’étiquette : ni ZPL, ni PDF, ni PNG, ou il est tronqué. Écrivez-le de nouveau dans le dossier parent',
  noNumber:
    'Le nom de « {file} » ne contient pas de numéro de suivi. Nommez-le RÉFÉRENCE_NUMÉRO, par exemple SY0123456789ABC_LB473124829FR.pdf, et remettez-le dans le dossier parent',
  tooLarge: '« {file} » fait {size, number} Mo ; une étiquette en fait au plus {limit, number}',
  title: 'Fichiers d’étiquettes de {account}',
  folder: 'Votre logiciel de transport écrit dans {folder}',
  usable: 'Le dossier peut être lu et écrit',
  waitingTitle:
    '{count, plural, =0 {Aucun colis n’attend de fichier} one {# colis attend son fichier} other {# colis attendent leur fichier}}',
  waitingText:
    'Un fichier se nomme RÉFÉRENCE_NUMÉRO, avec la référence ci-dessous ou le numéro de commande. Ou donnez-le ici.',
  number: 'Numéro de suivi',
  choose: 'Choisir le fichier',
  chosen: 'Fichier : {file}',
  give: 'Prendre cette étiquette',
  needsFile: 'Choisissez le fichier de l’étiquette',
  needsNumber: 'Saisissez ou scannez le numéro de suivi',
  given: 'L’étiquette de {order} est prête',
  uploadGone: 'Le fichier n’est plus là : choisissez-le de nouveau',
  packed: 'Emballé, l’attend',
  failedTitle:
    '{count, plural, one {# fichier n’a pas pu être pris} other {# fichiers n’ont pas pu être pris}}',
}
