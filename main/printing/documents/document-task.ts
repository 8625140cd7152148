import type { Message } from '../../../shared/messages/definition.ts'
import type { PrinterConfig } from '../../app/ports/printing.ts'
import type { Bitmap } from '../zpl/graphic-field.ts'

/** What of a printer decides how a label is drawn for it. */
export type Paper = Pick<PrinterConfig, 'name' | 'dpi' | 'widthMm' | 'heightMm'>

export type SizeMm = Pick<PrinterConfig, 'widthMm' | 'heightMm'>

/** A page or picture, to be drawn for this paper. `shorterMm` is the shorter side of what a picture was made for. */
export type DocumentTask = { format: 'pdf' | 'png'; bytes: Uint8Array; shorterMm: number; paper: Paper }

/** Drawn at the paper's resolution, or why it cannot be printed on it. */
export type DrawnDocument = { kind: 'bitmap'; bitmap: Bitmap } | { kind: 'refused'; reason: Message }

/** A carrier's label may be larger than the paper by so much, its margin: 4 x 6 inches on 100 x 150 mm. */
const OVERHANG_MM = 3

/** Whether the paper holds the label as it is; nothing is ever scaled. */
export function holds(paper: SizeMm, label: SizeMm): boolean {
  return label.widthMm <= paper.widthMm + OVERHANG_MM && label.heightMm <= paper.heightMm + OVERHANG_MM
}

/** The sizes of a label that does not fit, for a message. */
export function sizesInWords(label: SizeMm, paper: Paper) {
  return { label: inMm(label), printer: paper.name, paper: inMm(paper) }
}

function inMm({ widthMm, heightMm }: SizeMm): string {
  return `${Math.round(widthMm)} x ${Math.round(heightMm)} mm`
}
