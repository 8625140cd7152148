import type { Definitions } from '../definition.ts'

/** How a printer is. */
export const printers = {
  ready: 'Ready',
  faults: ['{faults}', { faults: 'list' }],
  offline: ['Not reachable: {detail}', { detail: 'message' }],
  unknown: 'Reachable, but does not report its status',
  unavailable: 'Not available in this version',
  fault: {
    'paper-out': 'out of paper',
    'ribbon-out': 'out of ribbon',
    'head-open': 'print head open',
    paused: 'paused',
    'buffer-full': 'memory full',
    cutter: 'cutter jammed',
    overheated: 'overheated',
    other: 'fault',
  },
} as const satisfies Definitions
