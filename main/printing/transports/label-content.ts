import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrintContent, PrinterConfig } from '../../app/ports/printing.ts'
import type { LabelSize } from '../pictures/label-pictures.ts'
import { drawCollectionSlip } from '../zpl/collection-slip.ts'
import { LABEL_LENGTH_MM, LABEL_WIDTH_MM } from '../zpl/label-geometry.ts'
import { drawShippingLabel } from '../zpl/shipping-label.ts'

/** What goes to a printer, or in one sentence why this printer cannot print it. */
export type RenderedLabel =
  | { kind: 'zpl'; zpl: string; size: LabelSize }
  | { kind: 'refused'; reason: Message }

/**
 * Draws our own label at the printer's resolution; takes a carrier's label as it is. A label made for another
 * resolution would come out clipped or shrunk, and is refused, as is one that is larger than the paper.
 */
export function renderContent(content: PrintContent, dpi: LabelSize['dpi']): RenderedLabel {
  if (content.kind === 'zpl') {
    if (content.dpi !== dpi) {
      return { kind: 'refused', reason: message('printing.otherDpi', { made: content.dpi, printer: dpi }) }
    }
    const { zpl, widthMm, heightMm } = content
    return { kind: 'zpl', zpl, size: { dpi, widthMm, heightMm } }
  }
  const drawing =
    content.kind === 'slip'
      ? drawCollectionSlip(content.document, dpi)
      : drawShippingLabel(content.document, dpi)
  if (drawing.kind === 'refused')
    return { kind: 'refused', reason: message('printing.noLabel', { why: drawing.reason }) }
  return { kind: 'zpl', zpl: drawing.zpl, size: { dpi, widthMm: LABEL_WIDTH_MM, heightMm: LABEL_LENGTH_MM } }
}

/** `renderContent`, refused as well when the label is larger than the printer's paper. */
export function renderForPrinter(content: PrintContent, printer: PrinterConfig): RenderedLabel {
  const rendered = renderContent(content, printer.dpi)
  if (rendered.kind === 'refused') return rendered
  const { widthMm, heightMm } = rendered.size
  if (widthMm > printer.widthMm || heightMm > printer.heightMm) {
    const label = `${widthMm} x ${heightMm} mm`
    const paper = `${printer.widthMm} x ${printer.heightMm} mm`
    return { kind: 'refused', reason: message('printing.tooLarge', { label, printer: printer.name, paper }) }
  }
  return rendered
}
