import type { Translation } from '../definition.ts'
import type { printing as en } from '../en/printing.ts'

export const printing: Translation<typeof en> = {
  testOf: 'Essai de {printer}',
  faults: 'L’imprimante signale : {faults}',

  refused: '{device} a refusé la connexion',
  broken: '{device} a coupé la connexion',
  unknownName: '{device} n’est pas un nom connu',
  unreachable: '{device} est injoignable',
  noAnswer: '{device} n’a pas répondu',
  linkFailed: '{device} est en échec : {said}',
  linkStopped: 'La connexion à {device} a été interrompue par l’arrêt du programme',
  linkEnded: 'La connexion à {device} est terminée',
  stalled: '{device} s’est bloquée après {bytes, plural, one {# octet} other {# octets}}',
  closed: '{device} a fermé la connexion après {bytes, plural, one {# octet} other {# octets}}',
  notClosed: '{device} a pris {bytes, plural, one {# octet} other {# octets}} sans fermer la connexion',
  usbMissing: 'L’imprimante USB n’est pas branchée ou est éteinte',
  usbNotHere: 'Pas d’USB sur cette machine : {said}',
  usbNotOpened: 'L’imprimante USB ne s’ouvre pas : {said}',
  usbStalled: 'L’imprimante USB s’est bloquée après {bytes, plural, one {# octet} other {# octets}}',
  usbStalledBy:
    'L’imprimante USB s’est bloquée après {bytes, plural, one {# octet} other {# octets}} : {said}',
  windowsSpooler: 'L’impression par le spouleur Windows n’est pas disponible dans cette version',
  folderNotWritable: 'Impossible d’écrire dans le dossier {folder} : {said}',

  cupsSays: 'CUPS : {said}',
  cupsMissing: 'CUPS n’est pas installé : programme {program} introuvable',
  cupsNotRun: '{program} : {said}',
  cupsStopped: 'La file CUPS {queue} est arrêtée',
  cupsTook: 'CUPS a remis {request} à l’imprimante',
  cupsStuck:
    '{request} n’est pas passée et {where, select, withdrawn {a été retirée} other {est encore dans CUPS}}',
  cupsStuckSaying: '{stuck} : {said}',

  silent: 'L’imprimante est là, mais ne dit pas son état',
  done: 'L’imprimante dit avoir terminé',
  taken: 'L’imprimante a pris l’étiquette sans dire si elle est sortie',
  takenThenSilent: 'L’imprimante a pris l’étiquette, puis n’a plus répondu',
  takenThenFaults: 'L’imprimante a pris l’étiquette, puis a signalé : {faults}',
  takenStillWaiting:
    'L’imprimante a pris l’étiquette, mais {waiting, plural, one {# étiquette y attend} other {# étiquettes y attendent}} encore',
  shown: 'L’imprimante virtuelle montre l’étiquette',
  written: 'Écrite dans {file}',
  notWritten: 'Impossible d’écrire l’étiquette dans {folder} : {said}',
  notDrawn: 'Impossible de dessiner l’étiquette : {said}',
  noLabel: 'Pas d’étiquette : {why}',
  onlyPages: '{printer} prend des pages, et pas d’étiquettes en ZPL : choisissez une imprimante d’étiquettes',
  noPagesHere:
    'Une imprimante virtuelle montre des étiquettes : réglez celle-ci comme imprimante d’étiquettes',
  otherDpi: 'L’étiquette est faite pour {made, number} dpi, l’imprimante en a {printer, number}',
  tooLarge: 'L’étiquette fait {label}, le papier de {printer} {paper}',
  cutOff:
    'L’étiquette fait {label} et est imprimée jusqu’au bord ; sur le papier de {printer}, {paper}, elle serait coupée',
  severalPages:
    'Le PDF de l’étiquette {pages, plural, =0 {n’a aucune page} other {a # pages}} ; une étiquette est une seule page. Imprimez-la depuis le site du transporteur, ou demandez-lui des étiquettes séparées',
  encrypted:
    'Le PDF de l’étiquette est protégé par un mot de passe. Demandez-en un sans protection au transporteur',
  damagedPdf: 'Le PDF de l’étiquette est endommagé et illisible. Récupérez-le à nouveau chez le transporteur',
  damagedPng:
    'L’image de l’étiquette est endommagée et illisible. Récupérez-la à nouveau chez le transporteur',
  noLabelFile:
    'Ce n’est pas une étiquette : le fichier commence par « {start} ». On imprime le ZPL, le PDF et le PNG',
  fileTooLarge:
    'Le fichier de l’étiquette fait {size, number} Mo ; au-delà de {limit, number} Mo, rien n’est imprimé',
  notKept: 'L’étiquette du transporteur n’est plus conservée ici. Récupérez-la chez le transporteur',
  changedFile:
    'L’étiquette conservée est endommagée : ses octets ne sont plus ceux du transporteur. Récupérez-la à nouveau chez lui',
  notLoaded: 'L’étiquette conservée n’a pas pu être lue à l’instant : {said}',
  unexpected: 'Échec inattendu de l’impression : {said}',

  noReason: 'la cause n’est pas connue',
  byHand: 'Part avec l’étiquette du transporteur',
  programEnded: 'Le programme s’est arrêté pendant l’envoi de l’étiquette',
  movedFrom: 'Déplacé ici : {printer} n’en a rien imprimé',
  waitedTooLong:
    'Elle a attendu {minutes, plural, one {# minute} other {# minutes}} pendant que l’imprimante était éteinte',
  cancelledBy: '{operator} : {reason}',
  releasedBy: 'Relancée par {operator} : {reason}',
  cameOut: '{operator} : elle est sortie ({reason})',
  didNotComeOut: '{operator} : elle n’est pas sortie ({reason})',
  atStation: 'au poste d’emballage',
  inQueue: 'dans la file des exceptions',
  atItsStation: 'Elle est à son poste, qui imprime de lui-même',
  stationAway: 'Le poste de cette imprimante est absent. Ce qu’il a pris est peut-être sorti là-bas',
  hubAway: 'Le poste central ne répond pas : l’impression reprendra à son retour',
  withdrawn: 'Retiré au poste',
}
