import type { Translation } from '../definition.ts'
import type { ruleActions as en } from '../en/rule-actions.ts'

export const ruleActions: Translation<typeof en> = {
  classify: {
    tag: { label: 'Étiqueter la commande', clause: 'étiqueter la commande {tag}' },
    'set-priority': { label: 'Fixer la priorité', clause: 'fixer la priorité à {points}' },
    'add-priority': {
      label: 'Monter ou baisser la priorité',
      clause: '{way, select, lower {baisser} other {monter}} la priorité de {points}',
    },
    'protect-stock': {
      label: 'Garder du stock pour un canal',
      clause: 'garder {units} de chaque article pour {channel} à {site}',
      everywhere: 'garder {units} de chaque article pour {channel} sur chaque site',
    },
    promise: {
      label: 'Promettre un délai',
      clause: 'promettre {what, select, ship {l’expédition} other {la livraison}} sous {days}',
    },
    'ship-as': {
      label: 'Expédier comme',
      clause:
        'expédier en {level, select, express {express} standard {standard} other {…}}, quoi qu’ait payé le client',
    },
  },
  hold: { label: 'Bloquer', clause: 'bloquer la commande : {note}' },
  source: {
    strategy: {
      label: 'Choisir selon',
      clause:
        '{strategy, select, cheapest {choisir le moins cher} fastest {choisir le plus rapide} nearest {expédier depuis le stock le plus proche} balanced {équilibrer coût, délai et charge des sites} other {choisir …}}',
    },
    weights: {
      label: 'Pondérer coût, délai, distance et charge',
      clause: 'pondérer coût {cost}, délai {speed}, distance {distance} et charge équilibrée {balance}',
    },
    splits: {
      label: 'Permettre, limiter ou interdire la division',
      clause: 'répartir sur {sites} au plus',
      forbidden: 'expédier depuis un seul site',
    },
    'when-short': {
      label: 'Quand le stock manque',
      clause:
        'quand le stock manque, {handling, select, partial {expédier ce qui est en stock} backorder {attendre le stock} hold {bloquer la commande} other {…}}',
    },
    'send-to': { label: 'Expédier depuis', clause: 'expédier depuis {site}' },
    'prefer-sites': {
      label: 'Préférer des sites',
      clause: 'préférer {sites}',
      upTo: 'préférer {sites} (jusqu’à {more} de plus)',
    },
    'exclude-sites': { label: 'Exclure des sites', clause: 'exclure {sites}' },
    'site-order': {
      label: 'Prendre les sites dans cet ordre',
      clause: 'prendre les sites dans cet ordre : {sites}',
    },
    'share-sites': {
      label: 'Partager le travail entre les sites',
      clause: 'partager le travail de chaque jour : {shares}',
    },
  },
  ship: {
    'use-service': { label: 'Expédier avec', clause: 'expédier avec {service}' },
    'prefer-service': {
      label: 'Préférer',
      clause: 'préférer {service}',
      upTo: 'préférer {service} (jusqu’à {more} de plus)',
    },
    'exclude-services': { label: 'Exclure des services', clause: 'exclure {services}' },
    signature: { label: 'Exiger une signature', clause: 'exiger une signature' },
    insure: {
      label: 'Assurer',
      clause: 'assurer pour {amount}',
      goods: 'assurer pour la valeur des articles',
    },
    'not-on-days': { label: 'Pas d’expédition le', clause: 'ne pas expédier le {days}' },
    'not-before': { label: 'Pas d’expédition avant le', clause: 'ne pas expédier avant le {date}' },
    'cut-off': {
      label: 'Heure limite avancée',
      clause: 'remettre à un jour suivant ce qui est affecté à partir de {time} le {days}',
    },
    'relay-point': { label: 'Livrer en point relais', clause: 'livrer en point relais' },
  },
}
