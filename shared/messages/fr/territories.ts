import type { Translation } from '../definition.ts'
import type { territories as en } from '../en/territories.ts'

export const territories: Translation<typeof en> = {
  iso: '{code}',
  'FR-COR': 'Corse',
  'ES-CN': 'îles Canaries',
  'ES-CE': 'Ceuta',
  'ES-ML': 'Melilla',
  'IT-LIV': 'Livigno',
  'IT-CAM': 'Campione d’Italia',
  'PT-20': 'Açores',
  'PT-30': 'Madère',
  'DE-BUS': 'Büsingen',
  'DE-HEL': 'Heligoland',
  'GR-ATH': 'mont Athos',
  'GR-ISL': 'îles grecques',
  'GB-NIR': 'Irlande du Nord',
  'GB-HIG': 'Highlands et îles d’Écosse',
  'GB-SCI': 'îles Scilly',
}
