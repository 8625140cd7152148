import type { Definitions } from '../definition.ts'

/** What is said of a carrier's tariff that is imported. */
export const tariff = {
  unknownZones: ['not imported, as no table says where these zones are: {zones}', { zones: 'text' }],
} as const satisfies Definitions
