import type { Translation } from '../definition.ts'
import type { printers as en } from '../en/printers.ts'

export const printers: Translation<typeof en> = {
  ready: 'Prête',
  faults: '{faults}',
  offline: 'Injoignable : {detail}',
  unknown: 'Joignable, mais n’indique pas son état',
  unavailable: 'Indisponible dans cette version',
  fault: {
    'paper-out': 'plus de papier',
    'ribbon-out': 'plus de ruban',
    'head-open': 'tête d’impression ouverte',
    paused: 'en pause',
    'buffer-full': 'mémoire pleine',
    cutter: 'massicot bloqué',
    overheated: 'surchauffe',
    other: 'défaut',
  },
}
