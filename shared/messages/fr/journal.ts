import type { Translation } from '../definition.ts'
import type { journal as en } from '../en/journal.ts'

export const journal: Translation<typeof en> = {
  title: 'Journal',
  intro: 'Tous les actes des personnes et des autres programmes, du plus récent au plus ancien.',
  who: 'Par',
  order: 'Numéro de commande',
  device: 'Poste',
  since: 'Depuis',
  spans: { hour: 'Une heure', day: 'Un jour', week: 'Une semaine', month: 'Un mois', all: 'Le début' },
  alsoProgram: 'Aussi ce que Switchyard fait de lui-même',
  at: 'Quand',
  what: 'Quoi',
  orders: 'Commandes',
  more: '+ {count, number} autres',
  thisComputer: 'Cet ordinateur',
  program: 'Switchyard',
  confirmed: '{actor}, confirmé par {person}',
  older: 'Afficher plus ancien',
  nothing: 'Rien de tel dans le journal',
  nothingText: 'Élargissez la période, ou laissez un champ vide.',
  save: 'Exporter en CSV',
  saved: '{count, plural, =0 {Le fichier est vide} one {# ligne enregistrée} other {# lignes enregistrées}}',
}
