import type { Translation } from '../definition.ts'
import type { printers as en } from '../en/printers.ts'

export const printers: Translation<typeof en> = {
  ready: 'Lista',
  faults: '{faults}',
  offline: 'No disponible: {detail}',
  unknown: 'Responde, pero no indica su estado',
  unavailable: 'No disponible en esta versión',
  fault: {
    'paper-out': 'sin papel',
    'ribbon-out': 'sin cinta',
    'head-open': 'cabezal abierto',
    paused: 'en pausa',
    'buffer-full': 'memoria llena',
    cutter: 'cortador atascado',
    overheated: 'sobrecalentada',
    other: 'avería',
  },
}
