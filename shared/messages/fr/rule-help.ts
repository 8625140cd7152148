import type { Translation } from '../definition.ts'
import type { ruleHelp as en } from '../en/rule-help.ts'

export const ruleHelp: Translation<typeof en> = {
  stages: {
    title: 'Trois étapes',
    text: 'Les règles passent en trois étapes. « Classer » regarde la commande : étiquettes, priorité, promesse, stock gardé pour des canaux. « Choisir le site » prend les sites, et voit leur stock et leur charge. « Expédier » choisit le service de chaque expédition, et voit ses colis.',
  },
  firstWins: {
    title: 'La première règle l’emporte',
    text: 'Les règles sont lues de haut en bas. Quand plusieurs règles remplies décident la même chose, la première l’emporte. Les exclusions, les étiquettes, les points de priorité et le stock gardé pour des canaux s’additionnent.',
  },
  stopping: {
    title: 'Arrêter une étape',
    text: 'Une règle peut arrêter son étape : quand elle est remplie, les règles suivantes de l’étape ne sont pas regardées. L’étape suivante a lieu normalement.',
  },
  groups: {
    title: 'Toutes, une, aucune',
    text: 'Un groupe est rempli quand toutes, une au moins ou aucune de ses conditions le sont. Un groupe peut contenir des groupes. Une règle sans condition vaut pour toute commande.',
  },
  missing: {
    title: 'Valeurs manquantes',
    text: 'Une comparaison avec un nombre inconnu est fausse, « n’est pas » compris ; « n’est pas connu » le trouve. Un texte absent, comme une absence de statut, compte comme différent de toutes les valeurs citées.',
  },
  parcels: {
    title: 'Commandes et colis',
    text: 'Les conditions sur le colis voient un colis, jamais toute la commande. Une règle vaut pour une expédition quand elle vaut pour un de ses colis, et s’applique alors une fois. Prenez le poids du colis pour les limites d’un transporteur.',
  },
  time: {
    title: 'Heure',
    text: 'L’heure d’une commande est celle du marchand, ou celle du site le plus proche du client quand la condition le dit. Les jours et heures d’une règle sont ceux de la décision, à l’heure du marchand.',
  },
  trying: {
    title: 'Tester un brouillon',
    text: '« Tester sur le passé » décide des commandes passées avec le brouillon et avec les règles publiées, chacune à l’instant de son arrivée, avec le stock d’aujourd’hui plus ce que ces commandes ont pris. On voit ce qui changerait, ce que cela coûte et la règle en cause. Rien n’est enregistré.',
  },
  nothingLeft: {
    title: 'Quand il ne reste rien',
    text: 'Des règles qui ne laissent aucun site ou aucun service ne sont jamais ignorées : la commande devient une exception qui les nomme.',
  },
  invalid: {
    title: 'Règles invalides',
    text: 'Une règle dont une partie est vide ou impossible est mise à l’écart avec ses raisons ; toutes les autres fonctionnent. Les brouillons sont relus : règles impossibles, jamais atteintes, sans effet, contradictoires, ou dont l’ordre décide.',
  },
}
