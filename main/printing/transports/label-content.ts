import { holds, type SizeMm, sizesInWords } from '../../../shared/domain/paper-fit.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrintContent } from '../../app/ports/printing.ts'
import type { Paper } from '../documents/document-task.ts'
import type { LabelSize } from '../pictures/label-pictures.ts'
import { drawCollectionSlip } from '../zpl/collection-slip.ts'
import type { Bitmap } from '../zpl/graphic-field.ts'
import { LABEL_LENGTH_MM, LABEL_WIDTH_MM } from '../zpl/label-geometry.ts'
import { drawShippingLabel } from '../zpl/shipping-label.ts'

/** What goes to a printer, or in one sentence why this printer cannot print it. */
export type RenderedLabel =
  /** Commands, sent byte for byte to a printer that speaks them. */
  | { kind: 'zpl'; bytes: Uint8Array; size: LabelSize }
  /** The dots of each page, at the printer's resolution. */
  | { kind: 'bitmaps'; bitmaps: readonly Bitmap[]; size: LabelSize }
  /** Pages as they are, for a printer that takes them. */
  | { kind: 'pdf'; pdf: Uint8Array; size: LabelSize }
  /** `isPassing`: it may well go later, as it is. */
  | { kind: 'refused'; reason: Message; isPassing?: true }

/**
 * Draws our own label at the printer's resolution; takes a carrier's label as it is. A label made for another
 * resolution would come out clipped or shrunk, and is refused, as is one that is larger than the paper.
 */
export function renderContent(
  content: Exclude<PrintContent, { kind: 'document' | 'paper' }>,
  paper: Paper,
): RenderedLabel {
  if (paper.language.kind === 'pdf')
    return { kind: 'refused', reason: message('printing.onlyPages', { printer: paper.name }) }
  if (content.kind === 'zpl') return readyMade(Buffer.from(content.zpl, 'utf8'), content, paper)
  const drawing =
    content.kind === 'slip'
      ? drawCollectionSlip(content.document, paper.dpi)
      : drawShippingLabel(content.document, paper.dpi)
  if (drawing.kind === 'refused')
    return { kind: 'refused', reason: message('printing.noLabel', { why: drawing.reason }) }
  const size = { dpi: paper.dpi, widthMm: LABEL_WIDTH_MM, heightMm: LABEL_LENGTH_MM }
  return largerThan(size, paper) ?? { kind: 'zpl', bytes: Buffer.from(drawing.zpl, 'utf8'), size }
}

/** ZPL of a carrier: `dpi` is what it was made for, null = not known. */
export function readyMade(
  bytes: Uint8Array,
  made: { dpi: LabelSize['dpi'] | null; widthMm: number; heightMm: number },
  paper: Paper,
): RenderedLabel {
  if (paper.language.kind === 'pdf')
    return { kind: 'refused', reason: message('printing.onlyPages', { printer: paper.name }) }
  if (made.dpi !== null && made.dpi !== paper.dpi) {
    const reason = message('printing.otherDpi', { made: made.dpi, printer: paper.dpi })
    return { kind: 'refused', reason }
  }
  const size = { dpi: paper.dpi, widthMm: made.widthMm, heightMm: made.heightMm }
  return largerThan(size, paper) ?? { kind: 'zpl', bytes, size }
}

function largerThan(label: SizeMm, paper: Paper): RenderedLabel | null {
  if (holds(paper, label)) return null
  return { kind: 'refused', reason: message('printing.tooLarge', sizesInWords(label, paper)) }
}
