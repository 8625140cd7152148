import { CONTENTS, LEVEL, ofParcel, ofService } from './define-field.ts'
import { UNKNOWN_PLACE, UNKNOWN_PRODUCT } from './missing-value.ts'

/** What is asked of a fulfilment, of one of its parcels, or of a named service. */
export const SHIP_FIELDS = {
  'ship.site': ofParcel(
    { kind: 'text', of: 'site' },
    {
      label: { en: 'the shipping site', fr: 'le site d’expédition' },
      variesBySite: true,
      read: ({ ship }) => ship.siteId,
    },
  ),
  'ship.distance': ofParcel(
    { kind: 'number', unit: 'kilometres' },
    {
      label: { en: 'the distance from the shipping site', fr: 'la distance depuis le site d’expédition' },
      missing: UNKNOWN_PLACE,
      readsDistance: true,
      variesBySite: true,
      read: ({ ship }) => ship.distanceKm,
    },
  ),
  'ship.fulfillments': ofParcel(
    { kind: 'number', unit: 'count' },
    {
      label: { en: 'the number of shipping sites', fr: 'le nombre de sites d’expédition' },
      read: ({ ship }) => ship.fulfillments,
    },
  ),
  'ship.parcels': ofParcel(
    { kind: 'number', unit: 'count' },
    {
      label: { en: 'the number of parcels', fr: 'le nombre de colis' },
      read: ({ ship }) => ship.parcels.length,
    },
  ),
  'parcel.weight': ofParcel(
    { kind: 'number', unit: 'grams' },
    {
      label: { en: 'the parcel’s weight', fr: 'le poids du colis' },
      missing: UNKNOWN_PRODUCT,
      read: ({ parcel }) => parcel.weightG,
    },
  ),
  'parcel.chargeable-weight': ofParcel(
    { kind: 'number', unit: 'grams' },
    {
      label: { en: 'the parcel’s chargeable weight', fr: 'le poids taxable du colis' },
      missing: UNKNOWN_PRODUCT,
      read: ({ parcel }) => parcel.chargeableG,
    },
  ),
  'parcel.longest-side': ofParcel(
    { kind: 'number', unit: 'millimetres' },
    {
      label: { en: 'the parcel’s longest side', fr: 'le plus long côté du colis' },
      missing: UNKNOWN_PRODUCT,
      read: ({ parcel }) => parcel.longestMm,
    },
  ),
  'parcel.girth': ofParcel(
    { kind: 'number', unit: 'millimetres' },
    {
      label: { en: 'the parcel’s length plus girth', fr: 'la longueur plus le tour du colis' },
      missing: UNKNOWN_PRODUCT,
      read: ({ parcel }) => parcel.girthMm,
    },
  ),
  'parcel.volume': ofParcel(
    { kind: 'number', unit: 'cubic-centimetres' },
    {
      label: { en: 'the parcel’s volume', fr: 'le volume du colis' },
      missing: UNKNOWN_PRODUCT,
      read: ({ parcel }) => parcel.volumeCm3,
    },
  ),
  'parcel.flag': ofParcel(
    { kind: 'set', of: 'flag' },
    {
      label: { en: 'the flags of the parcel’s contents', fr: 'les mentions du contenu du colis' },
      phrases: {
        en: {
          'any-of': 'a product in the parcel is #',
          'all-of': 'the parcel has products that are #',
          'none-of': 'no product in the parcel is #',
        },
        fr: {
          'any-of': 'un article du colis est #',
          'all-of': 'le colis a des articles #',
          'none-of': 'aucun article du colis n’est #',
        },
      },
      read: ({ parcel }) => parcel.flags,
    },
  ),
  'parcel.sku': ofParcel(
    { kind: 'set', of: 'sku' },
    {
      label: { en: 'the parcel’s products', fr: 'les articles du colis' },
      operators: CONTENTS,
      phrases: {
        en: {
          'any-of': 'the parcel contains #',
          'all-of': 'the parcel contains #',
          only: 'the parcel contains nothing but #',
          'none-of': 'the parcel does not contain #',
        },
        fr: {
          'any-of': 'le colis contient #',
          'all-of': 'le colis contient à la fois #',
          only: 'le colis ne contient que #',
          'none-of': 'le colis ne contient pas #',
        },
      },
      read: ({ parcel }) => parcel.skus,
    },
  ),
  'service.suspended': ofService(
    { kind: 'truth' },
    {
      label: { en: 'the state of %', fr: 'l’état de %' },
      phrases: {
        en: { yes: '% is suspended', no: '% is not suspended' },
        fr: { yes: '% est suspendu', no: '% n’est pas suspendu' },
      },
      read: (ship, services) => services.every((service) => ship.isSuspended(service)),
    },
  ),
  'service.cap-left': ofService(
    { kind: 'number', unit: 'count' },
    {
      label: {
        en: 'the number of parcels % still takes today',
        fr: 'le nombre de colis que % prend encore aujourd’hui',
      },
      operators: LEVEL,
      phrases: {
        en: { zero: '% is saturated' },
        fr: { zero: '% est saturé' },
      },
      variesBySite: true,
      read: (ship, services) => Math.max(0, ...services.map((service) => ship.capLeft(service))),
    },
  ),
}
