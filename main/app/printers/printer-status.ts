import type { Bilingual } from '../../../shared/contract/procedure.ts'
import type { PrinterFault, PrinterStatus } from '../ports/printing.ts'

const FAULTS: Readonly<Record<PrinterFault, Bilingual>> = {
  'paper-out': { en: 'out of paper', fr: 'plus de papier' },
  'ribbon-out': { en: 'out of ribbon', fr: 'plus de ruban' },
  'head-open': { en: 'head open', fr: 'tête ouverte' },
  paused: { en: 'paused', fr: 'en pause' },
  'buffer-full': { en: 'memory full', fr: 'mémoire pleine' },
  cutter: { en: 'cutter jammed', fr: 'massicot bloqué' },
  overheated: { en: 'too hot', fr: 'trop chaude' },
  other: { en: 'fault', fr: 'défaut' },
}

/** How a printer is, in words for the station. */
export function statusSentence(status: PrinterStatus): { kind: PrinterStatus['kind']; sentence: Bilingual } {
  switch (status.kind) {
    case 'ready':
      return { kind: status.kind, sentence: { en: 'Ready', fr: 'Prête' } }
    case 'fault':
      return {
        kind: status.kind,
        sentence: {
          en: status.faults.map((fault) => FAULTS[fault].en).join(', '),
          fr: status.faults.map((fault) => FAULTS[fault].fr).join(', '),
        },
      }
    case 'offline':
      return {
        kind: status.kind,
        sentence: { en: `Not reachable: ${status.detail}`, fr: `Injoignable : ${status.detail}` },
      }
    case 'unknown':
      return {
        kind: status.kind,
        sentence: {
          en: 'Reachable, but it does not say how it is',
          fr: 'Joignable, mais elle ne dit pas son état',
        },
      }
    case 'unavailable':
      return {
        kind: status.kind,
        sentence: { en: 'Not available in this version', fr: 'Pas disponible dans cette version' },
      }
  }
}
