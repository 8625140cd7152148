import type { Paper as OwnPaper } from '../../../shared/domain/paper.ts'
import type { SizeMm } from '../../../shared/domain/paper-fit.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { PrinterConfig } from '../../app/ports/printing.ts'
import type { Bitmap } from '../zpl/graphic-field.ts'

/** What of a printer decides how a label is drawn for it. */
export type Paper = Pick<PrinterConfig, 'name' | 'language' | 'dpi' | 'widthMm' | 'heightMm'>

/**
 * - `pdf`, `png`: a page or picture of a carrier, to be drawn for this paper. `shorterMm` is the shorter side of what a
 *   picture was made for
 * - `own`: a paper of ours, to be written on pages of this size
 * - `picture`: a picture, to be put on a page of its own of this size
 * - `pages`: pages of ours, to be drawn each for this paper
 * - `shown`: the first page of a PDF of ours, for a screen
 */
export type DocumentTask =
  | { format: 'pdf' | 'png'; bytes: Uint8Array; shorterMm: number; paper: Paper }
  | { format: 'own'; content: OwnPaper; size: SizeMm; logo: Uint8Array | null }
  | { format: 'picture'; bytes: Uint8Array; size: SizeMm }
  | { format: 'pages'; bytes: Uint8Array; paper: Paper }
  | { format: 'shown'; bytes: Uint8Array }

/** Drawn at the paper's resolution, or why it cannot be printed on it. */
export type DrawnDocument = { kind: 'bitmap'; bitmap: Bitmap } | { kind: 'refused'; reason: Message }
/** What the thread answers: one page or picture, several pages, the PDF of a paper of ours, or a picture for a screen. */
export type DocumentAnswer =
  | DrawnDocument
  | { kind: 'bitmaps'; bitmaps: readonly Bitmap[] }
  | { kind: 'written'; pdf: Uint8Array }
  | { kind: 'shown'; png: Uint8Array }

/** Dots an inch at which a page is shown on a screen. */
export const SCREEN_DPI = 144
