import type { Translation } from '../definition.ts'
import type { exchangeRates as en } from '../en/exchange-rates.ts'

export const exchangeRates: Translation<typeof en> = {
  title: 'Taux de change',
  intro:
    'Ce que valent en {own} les commandes passées dans d’autres devises, au taux du jour de la commande : pour les règles, la priorité, l’assurance, la douane et les chiffres. Un taux vaut de sa date jusqu’au suivant.',
  missing: '{currency} : aucun taux, {orders, plural, one {# commande ouverte} other {# commandes ouvertes}}',
  missingHelp: 'Les commandes dont une règle ou une assurance demande la valeur attendent une personne.',
  type: 'Saisir {currency}',
  allThere: 'Toutes les commandes ouvertes peuvent être converties.',
  none: 'Aucun taux pour l’instant. Saisissez-en un, ou importez une liste, de votre banque ou de la Banque centrale européenne.',
  currency: 'Devise',
  currencyHelp: 'Trois lettres, comme PLN.',
  ownCurrency: '{own} est la devise dans laquelle tout est converti.',
  rate: '1 {own} vaut',
  rateHelp: 'Exemple : 4,2731 ; neuf décimales au plus.',
  rateWrong: 'Saisissez un nombre supérieur à 0, comme 4,2731.',
  from: 'À partir du',
  fromHelp: 'Exemple : 24/12/2026.',
  fromWrong: 'Saisissez un jour comme 24/12/2026.',
  date: 'Jour',
  worth: 'Taux',
  source: 'Source',
  sources: {
    typed: 'Saisi',
    imported: 'Importé',
  },
  former: 'remplacé depuis',
  save: 'Enregistrer le taux',
  saved: '{rate} : enregistré ; les commandes qui l’attendaient sont en cours d’affectation',
  importCsv: 'Importer un CSV',
  importTitle: 'Importer des taux de change',
  importHelp: 'Colonnes currency, date (AAAA-MM-JJ), rate ; base quand les taux ne sont pas pour un {own}.',
  imported: '{rates, plural, one {# taux importé} other {# taux importés}}',
  replaces:
    '{rates, plural, one {# remplace le taux de son jour} other {# remplacent les taux de leurs jours}}',
  preview: 'Les premiers',
  earlier: '{rates, plural, one {Afficher # taux antérieur} other {Afficher # taux antérieurs}}',
  tooMany: 'Les {rates, number} premiers sont affichés.',
  remove: 'Supprimer {rate}',
  removed: '{rate} : supprimé',
  restored: 'Rétabli',
}
