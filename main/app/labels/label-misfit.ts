import { holds, onItsSide, sizesInWords } from '../../../shared/domain/paper-fit.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierDocument } from '../ports/carrier.ts'
import type { PrinterConfig } from '../ports/printing.ts'
import { VIRTUAL_PRINTER } from '../printers/printer-settings.ts'

type Label = Omit<CarrierDocument, 'bytes'>

/**
 * Why no printer of the site takes a label as its carrier made it, by the first of them; null = one does, or there is
 * none. Printers of which it was not said where they stand count everywhere.
 */
export function labelMisfit(
  label: Label,
  printers: readonly PrinterConfig[],
  siteId: string,
): Message | null {
  const here = printers.filter(
    (one) => one.id !== VIRTUAL_PRINTER.id && (one.siteId ?? siteId) === siteId && printsLabels(one, label),
  )
  const [first = null, ...others] = here.map((printer) => misfitOn(label, printer))
  return others.includes(null) ? null : first
}

/** ZPL goes to label printers; pages to any. */
function printsLabels({ language }: PrinterConfig, { format }: Label): boolean {
  return format !== 'zpl' || language.kind !== 'pdf'
}

/** What the printer says when it is sent: `main/printing` refuses by the same rules. */
function misfitOn(label: Label, printer: PrinterConfig): Message | null {
  if (label.format === 'qr') return null
  if (label.format === 'zpl' && label.dpi !== null && label.dpi !== printer.dpi)
    return message('printing.otherDpi', { made: label.dpi, printer: printer.dpi })
  const isHeld = holds(printer, label) || (label.format !== 'zpl' && holds(printer, onItsSide(label)))
  return isHeld ? null : message('printing.tooLarge', sizesInWords(label, printer))
}
