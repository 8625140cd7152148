import type { Definitions } from '../definition.ts'

export const colissimo = {
  noTrackingKey:
    'Parcels are followed by La Poste’s tracking service: enter its key (Okapi) with the account.',
  trackingKeyRefused: 'La Poste does not take the tracking key (Okapi) of this account.',
} as const satisfies Definitions
