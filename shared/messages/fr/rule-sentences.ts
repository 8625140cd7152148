import type { Translation } from '../definition.ts'
import type { ruleSentences as en } from '../en/rule-sentences.ts'

export const ruleSentences: Translation<typeof en> = {
  when: 'Si {conditions}, alors {actions}.',
  whenWithin: '{bounds} : si {conditions}, alors {actions}.',
  always: 'Pour toute commande, {actions}.',
  alwaysWithin: '{bounds} : pour toute commande, {actions}.',
  stopping: '{sentence} Les règles suivantes de cette étape ne sont plus regardées.',

  all: '{parts}',
  any: '{parts}',
  none: 'aucun de ces cas ne se présente : {parts}',
  inBrackets: '({part})',

  nothing: 'rien n’est encore prévu',
  unfinished: '{field} …',

  bounds: '{bounds}',
  from: 'à partir du {day}',
  fromTime: 'à partir du {moment}',
  until: 'jusqu’au {moment}',
  untilEndOf: 'jusqu’au {day} inclus',
  onDays: '{days}',
  aDay: 'le {day}',
  hours: 'de {from} à {until}',

  share: '{percent, number} % {site}',
  quoted: '« {text} »',
  country: '{code}',
  flag: {
    fragile: 'fragile',
    hazmat: 'dangereux',
    oversize: 'hors gabarit',
    cold: 'à garder au froid',
    'high-value': 'de grande valeur',
  },
  delivery: {
    home: 'à domicile',
    relay: 'en point relais',
    collect: 'en magasin',
  },
  serviceLevel: {
    standard: 'standard',
    express: 'express',
    relay: 'point relais',
  },

  compared: '{field} : {found} {sign} {asked}',
  isFalse: '{field} : {found} (faux : {condition})',
  isTrue: '{field} : {found} (vrai : {condition})',
  notKnown: 'non connu',
  noValue: 'aucune valeur',
  yes: 'oui',
  no: 'non',
  between: 'entre {from} et {to}',
  atMost: '≤ {value}',
  atLeast: '≥ {value}',
  values: '{values}',
  alternatives: '{values}',
  skipped: {
    disabled: 'La règle est désactivée.',
    quarantined: 'La règle est invalide et a été mise à l’écart.',
    'not-valid-now': 'La règle n’était pas en vigueur à ce moment.',
    'stage-stopped': 'Une règle précédente a arrêté l’étape.',
    'not-reached': 'La commande a été affectée avant cette étape.',
  },
}
