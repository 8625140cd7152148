import type { Translation } from '../definition.ts'
import type { sellable as en } from '../en/sellable.ts'

export const sellable: Translation<typeof en> = {
  sum: '{here, number} en stock : {terms}',
  reserved: '{units, plural, one {# réservée} other {# réservées}} par des commandes',
  safety: '{units, number} de sécurité',
  inDoubt: '{units, number} à compter à {site}',
  kept: '{units, plural, one {# gardée} other {# gardées}} à {site} pour d’autres canaux',
  setAside: '{units, plural, one {# mise de côté} other {# mises de côté}} à {site} pour {desktops}',
  keptByRule: '{units, plural, one {# gardée} other {# gardées}} à {site} pour d’autres canaux par {rules}',
  byRule: '{units, plural, one {# exclue} other {# exclues}} à {site} pour ce canal par {rules}',
  byNothing: '{units, plural, one {# exclue} other {# exclues}} à {site} pour ce canal',
  outage: '{units, number} à {site}, fermé pour l’instant',
  service: '{units, number} à {site}, d’où aucun service ne part ({why})',
  serviceByRule: '{units, number} à {site}, d’où {rules} ne laisse aucun service',
  collect: '{units, number} à {site}, où le retrait est impossible ({why})',
  keptOverAll: '{units, plural, one {# gardée} other {# gardées}} pour d’autres canaux',
  wanted: '{units, plural, one {# attendue} other {# attendues}} par des commandes en attente',
  buffer: '{units, number} de marge',
  rest: '{units, number} de trop peu pour un article entier',
  told: '{units, plural, one {# annoncée} other {# annoncées}}',
  toldAsPacks:
    '{units, plural, one {# annoncée} other {# annoncées}}, soit {articles, plural, one {# article} other {# articles}} de {each, number}',
  rule: 'la règle {number, number} « {name} »',
  onlyFor: '{units, number} à {site} seulement pour les commandes {kinds}',
  kinds: {
    standard: 'vers {country}',
    express: 'en express vers {country}',
    relay: 'en point relais vers {country}',
    collect: 'retirées par l’acheteur',
    collectAt: 'retirées à {site}',
  },
  byPlace: 'Par destination, comme si personne ne commandait ailleurs : elles partagent le stock.',
  toPlace: '{told, number} pour les commandes {place}',
  heading: '{sku} pour {channel}',
  onHand: '{units, number} en stock',
  copy: 'Copier l’explication',
  copied: 'Explication copiée',
  open: 'D’où vient {told, number}',
  assumed:
    'Aucune commande de ce canal n’a encore été comptée : il est supposé vendre dans les pays où se trouvent vos sites.',
  meaning:
    'Ce que des commandes comme celles reçues récemment par ce canal pourraient prendre, un article chacune, avec les règles publiées, les sites et les services d’aujourd’hui.',
  notPromised:
    'Non garanti : n’importe quel mélange de destinations à la fois, les grosses commandes, les types de commande que le canal n’a pas reçus récemment, ni le jour de livraison.',
}
