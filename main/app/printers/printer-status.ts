import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrinterStatus } from '../ports/printing.ts'

/** How a printer is, for the station. */
export function statusSentence(status: PrinterStatus): { kind: PrinterStatus['kind']; sentence: Message } {
  return { kind: status.kind, sentence: sentenceOf(status) }
}

function sentenceOf(status: PrinterStatus): Message {
  switch (status.kind) {
    case 'fault':
      return message('printers.faults', {
        faults: status.faults.map((fault) => message(`printers.fault.${fault}`)),
      })
    case 'offline':
      return message('printers.offline', { detail: status.detail })
    default:
      return message(`printers.${status.kind}`)
  }
}
