import type { Definitions } from '../definition.ts'

/** Territories by their code in shared/domain/postal. */
export const territories = {
  /** One with an ISO code of its own. */
  iso: ['{code}', { code: 'region' }],
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
