import type { Translation } from '../definition.ts'
import type { timeline as en } from '../en/timeline.ts'

export const timeline: Translation<typeof en> = {
  parcelFile: 'Le dossier du colis {parcel} a été remis, sceau {seal}',
  claim: 'Réclamation pour le colis {parcel} : {state}',
  placed: 'Commandée sur {channel}',
  steered: '{what}, choix manuel',
  exchange: {
    now: 'Échange : {goods} part sous {order}',
    later: 'Échange : {goods} partira quand les articles seront revenus',
    none: 'Plus d’échange',
    even: '{what}, de même valeur',
    owed: '{what} ; {amount} à rendre au client',
    due: '{what} ; le client doit {amount}',
  },
  merged: 'Regroupées dans un seul colis : {orders}',
  unmerged: 'Ne partent plus dans un seul colis : {orders}',
  dates: {
    deliverBy: 'À livrer au plus tard le {by}, date fixée à la main',
    notBefore: 'Ne part pas avant le {from}, date fixée à la main',
    both: 'Ne part pas avant le {from}, à livrer au plus tard le {by}, dates fixées à la main',
    none: 'Plus de date fixée à la main',
  },
  lines: {
    cancelled: '{units, number} × {sku} {units, plural, one {annulé} other {annulés}}',
    removed: '{units, number} × {sku} de nouveau {units, plural, one {retiré} other {retirés}}',
    added: '{units, number} × {sku} {units, plural, one {ajouté} other {ajoutés}}',
    instead: '{units, number} × {sku} au lieu de {was}',
    priced: 'autre prix pour {sku}',
    changed: '{what}, à la main',
    owed: '{what} ; {owed} dus au client',
  },
  split: {
    done: 'Répartie à la main : {parts}',
    part: '{units, plural, one {# unité} other {# unités}} depuis {site}',
  },
  parcels: {
    one: '{weight}, {length, number} × {width, number} × {height, number} cm',
    done: 'Colis définis à la main depuis {site} : {parcels}',
    asCalculated: 'Colis depuis {site} à nouveau comme calculés',
    dearer: '{what} : {money} de plus',
    cheaper: '{what} : {money} de moins',
  },
  again: {
    goods: '{units, number} × {sku}',
    done: 'Renvoyée sous {order} : {goods}',
  },
  urgency: {
    urgent: 'Urgente : avant toutes les autres commandes, à la main',
    low: 'Peut attendre : après toutes les autres commandes, à la main',
    normal: 'À nouveau en priorité normale',
  },
  byRules: 'Expédiée à nouveau selon les règles et les tarifs',
  because: '{what} : « {why} »',
  noted: 'Note : « {note} »',
  tookBack: 'Reprise à un site injoignable : « {note} »',
  received: 'Reçue',
  corrected: 'Adresse corrigée',
  correctedAndTold: 'Adresse corrigée ; {channel} en est informé',
  correctedNotTold: 'Adresse corrigée ; non transmise : {channel} n’accepte pas de changement d’adresse',
  addressTaken: '{channel} a pris en compte l’adresse corrigée',
  addressRefused: '{channel} n’a pas pris en compte l’adresse corrigée : {problem}',
  anewCheaper: 'Replanifiée avec d’autres commandes avant la libération, {money} de moins : {from} → {to}',
  anewForOthers:
    'Replanifiée avec d’autres commandes avant la libération, {money} de plus pour que toutes ensemble coûtent moins : {from} → {to}',
  releasedUnasked: 'Libérée à la main ; le canal n’a pas pu être interrogé avant',
}
