import type { Translation } from '../definition.ts'
import type { handOver as english } from '../en/hand-over.ts'

export const handOver: Translation<typeof english> = {
  title: 'Remise du jour',
  none: 'Rien n’est emballé pour un transporteur qui reçoit un bordereau.',
  group: 'Remise',
  open: '{count, plural, =0 {rien en attente} one {# colis emballé} other {# colis emballés}}',
  unlabelled: '{count, plural, one {# étiquette manquante} other {# étiquettes manquantes}}',
  unlabelledText:
    'Leurs colis ne vont sur aucun bordereau tant que le transporteur n’a pas fait l’étiquette.',
  close: 'Clôturer le bordereau',
  closeWith:
    '{count, plural, one {Clôturer le bordereau avec # colis} other {Clôturer le bordereau avec # colis}}',
  nothingOpen: 'Rien n’a été emballé pour lui depuis le dernier bordereau',
  closed: 'Bordereau {number} clôturé à {time}, {count, plural, one {# colis} other {# colis}}',
  closedNow:
    '{account} : bordereau clôturé, {count, plural, one {# colis} other {# colis}}. Ce qui est emballé ensuite va sur le suivant',
  print: 'Imprimer',
  printCarriers: 'Imprimer celui du transporteur',
  download: 'PDF',
  downloadCarriers: 'PDF du transporteur',
  csv: 'CSV',
  printing: 'Impression sur {printer}',
  printer: 'Imprimante des bordereaux',
  noPrinter: 'Pas d’imprimante de bordereaux ici : gardez le PDF, ou choisissez-en une dans les réglages.',
  asking: 'Le bordereau du transporteur lui est demandé.',
  askingBecause: 'Le transporteur n’a pas encore fait son bordereau : {why}',
  refused: 'Le transporteur n’a pas fait de bordereau : {why} Remettez avec le nôtre, ou redemandez.',
  askAgain: 'Redemander',
  sandbox: 'Compte de test',
  noSuchList: 'Ce bordereau n’est plus là.',
  noCarrierList: 'Le bordereau du transporteur n’est pas encore là.',
  nothing: 'Rien n’est emballé pour {account} qui ne soit déjà sur un bordereau.',
  notRefused: 'Le transporteur a fait ce bordereau, ou il lui est demandé.',
}
