import type { Translation } from '../definition.ts'
import type { ledger as en } from '../en/ledger.ts'

export const ledger: Translation<typeof en> = {
  intro:
    'Compare les unités notées comme réservées à ce que les commandes retiennent, et la demande notée à ce que les commandes en attente demandent. Le travail continue pendant ce temps.',
  check: 'Vérifier les chiffres',
  stop: 'Arrêter',
  progress: 'Chiffres comparés',
  compared: '{done, number} sur {total, number} comparés',
  offline: 'La salle de contrôle ne répond pas : la vérification n’est pas terminée.',
  failed: 'La vérification n’est pas terminée. Relancez-la.',
  agrees: 'Tous les chiffres concordent avec les commandes',
  agreesText:
    '{count, plural, one {# niveau de stock ou expédition en cours comparé} other {# niveaux de stock et expéditions en cours comparés}}',
  differs: '{count, plural, one {# chiffre diffère} other {# chiffres diffèrent}}',
  sku: 'SKU',
  site: 'Site',
  everySite: 'Tous les sites',
  figure: 'Chiffre',
  reserved: 'Réservé',
  wanted: 'Demandé par les commandes en attente',
  kept: 'Noté',
  right: 'D’après les commandes',
  repair: 'Rectifier',
  repairText:
    'Les chiffres deviennent ceux des commandes. Le stock lui-même ne change pas ; le journal garde qui a rectifié.',
  repairedTitle: 'Rectifié',
  before: 'Avant',
  after: 'Après',
}
