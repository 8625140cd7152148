import type { Translation } from '../definition.ts'
import type { dropFolder as en } from '../en/drop-folder.ts'

export const dropFolder: Translation<typeof en> = {
  fieldMissing: '{field} manque : {expected}',
  fieldWrong: '{field} « {value} » : {expected}',
  enterFolder: 'Saisissez le dossier comme une adresse, par exemple file:///srv/orders ou file:///C:/orders',
  unusable: 'Le dossier {folder} est inutilisable ({code})',
  notOurFile: '{file} n’est pas le fichier écrit par Switchyard : déplacez-le, il sera recréé',
  brokenRows:
    'La commande {order} de {file} a des lignes illisibles. Corrigez le fichier et redéposez-le dans le dossier « in ».',
  invalidOrder: 'Une commande de {channel} : {faults}. Corrigez-la, et redéposez-la dans le dossier « in ».',
  fileProblems:
    '{problems}{more, plural, =0 {} one { (et # autre)} other { (et # autres)}}. Tout est dans rejected/, à côté de {file} ; corrigez-le et redéposez-le dans le dossier « in ».',
  problemsHead:
    '{file} : {problems, plural, one {# problème} other {# problèmes}}. {taken, plural, one {# commande sans problème a été reprise} other {# commandes sans problème ont été reprises}}.',
  problemsRemedy:
    'Corrigez le fichier et redéposez-le dans le dossier « in » ; ce qui a déjà été repris est reconnu.',
  problemsMore: '... et {count, plural, one {# autre} other {# autres}}',
}
