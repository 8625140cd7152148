import type { Translation } from '../definition.ts'
import type { channelWrites as en } from '../en/channel-writes.ts'

export const channelWrites: Translation<typeof en> = {
  label: 'Écriture vers cette boutique',
  notYet: 'Lecture seule : rien n’est encore écrit dans cette boutique',
  short: 'lecture seule',
  why: 'Ses commandes arrivent. Stock, expéditions et annulations attendent que quelqu’un ait vérifié ce qui y changerait.',
  trial: 'Essai jusqu’au {day}. Rien ne change automatiquement ensuite.',
  trialOver: 'L’essai s’est terminé le {day}. Autorisez l’écriture, ou continuez en lecture seule.',
  compareFirst: 'Comparez d’abord, puis vérifiez les changements.',
  wouldChange:
    '{count, plural, =0 {Chaque chiffre là-bas est déjà celui que nous enverrions.} other {{count, plural, one {# chiffre là-bas deviendrait le nôtre} other {# chiffres là-bas deviendraient les nôtres}}.}}',
  look: 'Voir les changements',
  takeCatalogue: 'Importer ses articles et son stock',
  approve: 'Autoriser l’écriture',
  approveTitle: 'Écrire dans {name} ?',
  approveText:
    '{count, plural, =0 {Aucun chiffre de stock ne change maintenant. Désormais, chaque changement ici y est envoyé.} other {{count, plural, one {# chiffre de stock y est remplacé} other {# chiffres de stock y sont remplacés}} aussitôt, comme le montre le tableau. Désormais, chaque changement ici y est envoyé.}}',
  waits:
    '{count, plural, =0 {Rien d’autre n’attend de partir.} other {{count, plural, one {# message attend et part} other {# messages attendent et partent}} aussi : expéditions, annulations, remboursements.}}',
  startsCounting: 'Fixer aussi le stock là où la boutique ne le suit pas (elle le suivra désormais)',
  tryIt: 'Essayer {days, number} jours en lecture seule',
  tried: '{name} est en lecture seule ; rien n’y est écrit',
  approved: 'L’écriture dans {name} est autorisée',
  approvedBy: 'autorisée par {who}, {when}',
  always: 'autorisée',
  stop: 'Ne plus écrire',
  needsApproval: 'Autorisez d’abord l’écriture : rien n’est encore écrit dans cette boutique',
}
