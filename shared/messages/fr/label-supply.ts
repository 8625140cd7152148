import type { Translation } from '../definition.ts'
import type { labelSupply as en } from '../en/label-supply.ts'

export const labelSupply: Translation<typeof en> = {
  nothing: 'Rien n’est libéré : aucune étiquette à prévoir',
  inHand: 'Étiquettes prêtes pour {parcels, number} colis sur {of, number}',
  hours: 'environ {hours, plural, one {# heure} other {# heures}} d’emballage',
  underAnHour: 'moins d’une heure d’emballage',
  waiting:
    '{parcels, plural, one {# colis emballé attend son étiquette} other {# colis emballés attendent leur étiquette}}',
}
