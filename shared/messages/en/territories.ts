import type { Definitions } from '../definition.ts'

/** Territories without an ISO code of their own, by their code in shared/domain/postal. */
export const territories = {
  'FR-COR': 'Corsica',
  'ES-CN': 'Canary Islands',
  'ES-CE': 'Ceuta',
  'ES-ML': 'Melilla',
  'IT-LIV': 'Livigno',
  'IT-CAM': 'Campione d’Italia',
  'PT-20': 'Azores',
  'PT-30': 'Madeira',
  'DE-BUS': 'Büsingen',
  'DE-HEL': 'Heligoland',
  'GR-ATH': 'Mount Athos',
  'GR-ISL': 'Greek islands',
  'GB-NIR': 'Northern Ireland',
  'GB-HIG': 'Scottish Highlands and Islands',
  'GB-SCI': 'Isles of Scilly',
} as const satisfies Definitions
