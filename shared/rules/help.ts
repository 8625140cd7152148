import type { Translated } from '../lib/language.ts'

/** How rules work, in the order in which the editor shows it. */
export const RULE_HELP: readonly { readonly title: Translated<string>; readonly text: Translated<string> }[] =
  [
    {
      title: { en: 'Three stages', fr: 'Trois étapes' },
      text: {
        en: 'Rules run in three stages. “Classify” looks at the order: tags, priority, promise, stock kept for channels. “Source” chooses the sites, and sees their stock and load. “Ship” chooses the service of each shipment, and sees its parcels.',
        fr: 'Les règles passent en trois étapes. « Classer » regarde la commande : étiquettes, priorité, promesse, stock gardé pour des canaux. « Sourcer » choisit les sites, et voit leur stock et leur charge. « Expédier » choisit le service de chaque expédition, et voit ses colis.',
      },
    },
    {
      title: { en: 'The first match wins', fr: 'La première règle l’emporte' },
      text: {
        en: 'Rules are looked at from top to bottom. When several that match decide the same thing, the first wins. Exclusions, tags, points of priority and stock kept for channels add up.',
        fr: 'Les règles sont lues de haut en bas. Quand plusieurs règles remplies décident la même chose, la première l’emporte. Les exclusions, les étiquettes, les points de priorité et le stock gardé pour des canaux s’additionnent.',
      },
    },
    {
      title: { en: 'Stopping a stage', fr: 'Arrêter une étape' },
      text: {
        en: 'A rule may stop its stage: when it matches, the rules below it in that stage are not looked at. The next stage runs as usual.',
        fr: 'Une règle peut arrêter son étape : quand elle est remplie, les règles suivantes de l’étape ne sont pas regardées. L’étape suivante a lieu normalement.',
      },
    },
    {
      title: { en: 'All, any, none', fr: 'Toutes, une, aucune' },
      text: {
        en: 'A group holds when all, at least one, or none of its conditions hold. Groups can hold groups. A rule without conditions is for every order.',
        fr: 'Un groupe est rempli quand toutes, une au moins ou aucune de ses conditions le sont. Un groupe peut contenir des groupes. Une règle sans condition vaut pour toute commande.',
      },
    },
    {
      title: { en: 'Missing values', fr: 'Valeurs manquantes' },
      text: {
        en: 'A comparison with an unknown number is false, “is not” included; “is unknown” finds it. A missing text, such as no tier, counts as different from every value listed.',
        fr: 'Une comparaison avec un nombre inconnu est fausse, « n’est pas » compris ; « n’est pas connu » le trouve. Un texte absent, comme une absence de rang, compte comme différent de toutes les valeurs citées.',
      },
    },
    {
      title: { en: 'Orders and parcels', fr: 'Commandes et colis' },
      text: {
        en: 'Conditions on the parcel see one parcel, never the whole order. A rule matches a shipment when it matches one of its parcels, and then applies once. Use the parcel’s weight for a carrier’s limits.',
        fr: 'Les conditions sur le colis voient un colis, jamais toute la commande. Une règle vaut pour une expédition quand elle vaut pour un de ses colis, et s’applique alors une fois. Prenez le poids du colis pour les limites d’un transporteur.',
      },
    },
    {
      title: { en: 'Time', fr: 'Heure' },
      text: {
        en: 'The time of an order is the merchant’s, or that of the site nearest the customer where the condition says so. The days and hours of a rule are those of the decision, in the merchant’s time.',
        fr: 'L’heure d’une commande est celle du marchand, ou celle du site le plus proche du client quand la condition le dit. Les jours et heures d’une règle sont ceux de la décision, à l’heure du marchand.',
      },
    },
    {
      title: { en: 'Trying a draft', fr: 'Essayer un brouillon' },
      text: {
        en: '“Try on past orders” decides orders of the past with the draft and with the published rules, each at the moment it came in, with today’s stock plus what these orders took. It lists what would differ, what that costs, and the rule that does it. Nothing is written.',
        fr: '« Essayer sur le passé » décide des commandes passées avec le brouillon et avec les règles publiées, chacune à l’instant de son arrivée, avec le stock d’aujourd’hui plus ce que ces commandes ont pris. On voit ce qui changerait, ce que cela coûte et la règle en cause. Rien n’est enregistré.',
      },
    },
    {
      title: { en: 'When nothing is left', fr: 'Quand il ne reste rien' },
      text: {
        en: 'Rules that leave no site or no service are never dropped: the order becomes an exception that names them.',
        fr: 'Des règles qui ne laissent aucun site ou aucun service ne sont jamais ignorées : la commande devient une exception qui les nomme.',
      },
    },
    {
      title: { en: 'Invalid rules', fr: 'Règles invalides' },
      text: {
        en: 'A rule with a blank or impossible part is set aside with its reasons; all others work. Drafts are checked for rules that can never match, are never reached, have no effect, contradict others, or depend on their order.',
        fr: 'Une règle dont une partie est vide ou impossible est mise à l’écart avec ses raisons ; toutes les autres fonctionnent. Les brouillons sont relus : règles impossibles, jamais atteintes, sans effet, contradictoires, ou dont l’ordre décide.',
      },
    },
  ]
