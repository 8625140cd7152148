import { CONTENTS, LEVEL, ofParcel, ofService } from './define-field.ts'

/** What is asked of a fulfilment, of one of its parcels, or of a named service. */
export const SHIP_FIELDS = {
  'ship.site': ofParcel(
    { kind: 'text', of: 'site' },
    {
      variesBySite: true,
      read: ({ ship }) => ship.siteId,
    },
  ),
  'ship.distance': ofParcel(
    { kind: 'number', unit: 'kilometres' },
    {
      missing: 'unknown-place',
      readsDistance: true,
      variesBySite: true,
      read: ({ ship }) => ship.distanceKm,
    },
  ),
  'ship.fulfillments': ofParcel(
    { kind: 'number', unit: 'count' },
    {
      read: ({ ship }) => ship.fulfillments,
    },
  ),
  'ship.parcels': ofParcel(
    { kind: 'number', unit: 'count' },
    {
      read: ({ ship }) => ship.parcels.length,
    },
  ),
  'parcel.weight': ofParcel(
    { kind: 'number', unit: 'grams' },
    {
      missing: 'unknown-product',
      read: ({ parcel }) => parcel.weightG,
    },
  ),
  'parcel.chargeable-weight': ofParcel(
    { kind: 'number', unit: 'grams' },
    {
      missing: 'unknown-product',
      read: ({ parcel }) => parcel.chargeableG,
    },
  ),
  'parcel.longest-side': ofParcel(
    { kind: 'number', unit: 'millimetres' },
    {
      missing: 'unknown-product',
      read: ({ parcel }) => parcel.longestMm,
    },
  ),
  'parcel.girth': ofParcel(
    { kind: 'number', unit: 'millimetres' },
    {
      missing: 'unknown-product',
      read: ({ parcel }) => parcel.girthMm,
    },
  ),
  'parcel.volume': ofParcel(
    { kind: 'number', unit: 'cubic-centimetres' },
    {
      missing: 'unknown-product',
      read: ({ parcel }) => parcel.volumeCm3,
    },
  ),
  'parcel.flag': ofParcel(
    { kind: 'set', of: 'flag' },
    {
      read: ({ parcel }) => parcel.flags,
    },
  ),
  'parcel.sku': ofParcel(
    { kind: 'set', of: 'sku' },
    {
      operators: CONTENTS,
      read: ({ parcel }) => parcel.skus,
    },
  ),
  'service.suspended': ofService(
    { kind: 'truth' },
    {
      read: (ship, services) => services.every((service) => ship.isSuspended(service)),
    },
  ),
  'service.cap-left': ofService(
    { kind: 'number', unit: 'count' },
    {
      operators: LEVEL,
      variesBySite: true,
      read: (ship, services) => Math.max(0, ...services.map((service) => ship.capLeft(service))),
    },
  ),
}
