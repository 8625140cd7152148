import type { PrinterStatus, PrintOutcome } from '../../../main/app/ports/printing.ts'
import { say } from '../../../shared/messages/say.ts'

/** A printer's status or a print's outcome with its sentence in English, as logs have it. */
export function inWords(answer: PrinterStatus | PrintOutcome) {
  return 'detail' in answer ? { ...answer, detail: say('en', answer.detail) } : answer
}

export type InWords = ReturnType<typeof inWords>
