import type { Translation } from '../definition.ts'
import type { following as en } from '../en/following.ts'

export const following: Translation<typeof en> = {
  alone: 'En autonomie depuis {time} : le poste central ne répond pas',
  waiting: '{count, plural, one {# action attend} other {# actions attendent}} le poste central',
  labelsLeft: 'étiquettes pour {count, plural, one {# colis} other {# colis}}',
  handingOver:
    'Le poste central répond de nouveau : {count, plural, one {# action lui est transmise} other {# actions lui sont transmises}}',
  filling: 'Copie des données du poste central en cours : {percent, number} %',
  showWaiting: 'Ce qui attend',
  waitingTitle: 'Pas encore confirmé par le poste central',
  waitingHelp:
    'Fait ici pendant que le poste central ne répondait pas. Tout lui est transmis dans cet ordre dès qu’il répond.',
  waitingBy: '{actor}, {time}',
  needsHub: 'Le poste central ne répond pas, et il le faut pour cela. {why}',
  inDoubt:
    'Le poste central n’a pas répondu. On saura si c’est fait quand il répondra : ne le refaites pas d’ici là',
  reasons: {
    'every-site': 'Cela concerne tous les sites',
    deciding: 'Du stock d’autres sites serait réservé',
    channel: 'Le canal doit être prévenu ou interrogé',
    carrier: 'Le transporteur doit être prévenu ou interrogé',
    money: 'Un remboursement en dépend',
    store: 'Cela touche au poste central lui-même',
  },
  noLabels: 'Il n’y a plus de numéros d’étiquettes : l’emballage reprendra quand le poste central répondra',
  packedTwice:
    'Un autre poste l’a emballé entre-temps, sous un autre numéro. Un seul des deux colis doit partir : retirez l’étiquette imprimée ici',
  notAllowed: 'La personne qui l’a fait n’en a plus le droit',
  otherVersion: 'Le poste central a une autre version : mettez ce poste à jour. Il garde ce qu’il sait',
  notPaired: 'Le poste central refuse ce poste : associez-le de nouveau là-bas, dans Réglages > Postes',
  held: '{site} l’a en main, et un poste y est injoignable depuis le {since} : reprenez-la d’abord, dans la commande',
  notHeld: 'Aucun site injoignable ne l’a en main',
  movedOn: 'Le site ne l’avait plus en main',
  takenBack: '{by} l’a reprise le {at} : « {note} »',
  standsCancelled:
    '{why}. La commande est annulée : ce qui y a été emballé ne doit pas partir, et ce qui est parti est à rappeler',
  standsElsewhere: '{why}. Elle part désormais de {sites}',
  awaySince: '{site} l’a en main ; injoignable depuis {time} ({stations})',
  tookBack: '{by} l’a reprise à {site} le {time} : « {note} »',
  takeBack: 'Reprendre',
  takeBackTitle: 'Reprendre la commande à {site}',
  takeBackText:
    'Cette commande a été confiée à {site}, et {stations} n’y répond plus depuis {time}. Quelqu’un y travaille peut-être, ou le colis est déjà prêt.',
  takeBackRisk:
    'Ce qui y aura été fait entre-temps ne comptera pas. Au retour du site, une exception montrera les deux versions, et un colis emballé deux fois devra être retenu : appelez-les si vous le pouvez.',
  takeBackReason: 'Motif',
  takeBackReasonHelp: 'Montré à ceux qui l’avaient, et gardé dans l’historique de la commande.',
  takeBackReasonMissing: 'Indiquez pourquoi vous la reprenez',
  takeBackElsewhere: 'L’expédier tout de suite depuis un autre site',
  takeBackKeep: 'Sinon, elle y reste jusqu’à ce que quelqu’un la déplace, la suspende ou l’annule.',
  tookBackDone: 'Reprise à {site}',
}
