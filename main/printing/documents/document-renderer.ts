import { createHash } from 'node:crypto'
import type { Paper as OwnPaper } from '../../../shared/domain/paper.ts'
import type { SizeMm } from '../../../shared/domain/paper-fit.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { LARGEST_LABEL_BYTES, labelFileFormat } from '../../app/labels/label-file-format.ts'
import type { KeptDocument } from '../../app/ports/label-tables.ts'
import type { LabelSize } from '../pictures/label-pictures.ts'
import { TaskThread } from '../threads/task-thread.ts'
import { type RenderedLabel, readyMade } from '../transports/label-content.ts'
import type { Bitmap } from '../zpl/graphic-field.ts'
import { millimetres } from '../zpl/label-geometry.ts'
import { type DocumentAnswer, type DocumentTask, type Paper, SCREEN_DPI } from './document-task.ts'

/** A carrier's paper as it is kept. */
export type KeptPaper = { document: KeptDocument; bytes: Uint8Array }

const DRAWING_LIMIT_MS = 20_000
const MB = 1024 * 1024
const MM_PER_INCH = 25.4
/** Of something that is no label, as much is said as tells a page of HTML from a note. */
const START_SHOWN = 24

/** Makes what a printer is sent out of a carrier's paper; pages and pictures are drawn in a thread. */
export class DocumentRenderer {
  readonly #thread = new TaskThread<DocumentTask, DocumentAnswer>(
    new URL('./document-worker.ts', import.meta.url),
    DRAWING_LIMIT_MS,
  )

  /** Rejects when the page breaks the drawing, or takes longer than 20 s. */
  async render({ document, bytes }: KeptPaper, paper: Paper): Promise<RenderedLabel> {
    if (bytes.length > LARGEST_LABEL_BYTES) return refused(tooLarge(bytes.length))
    if (createHash('sha256').update(bytes).digest('hex') !== document.sha256) {
      return refused(message('printing.changedFile'))
    }
    const { widthMm, heightMm } = document
    const format = labelFileFormat(bytes)
    if (format === null) return refused(message('printing.noLabelFile', { start: startOf(bytes) }))
    if (paper.language.kind === 'pdf' && format === 'pdf')
      return { kind: 'pdf', pdf: bytes, size: { dpi: paper.dpi, widthMm, heightMm } }
    if (format === 'zpl') return readyMade(bytes, document, paper)
    if (paper.language.kind === 'pdf') {
      const size = { widthMm, heightMm }
      const written = await this.#written({ format: 'picture', bytes, size })
      return { kind: 'pdf', pdf: written, size: { dpi: paper.dpi, ...size } }
    }
    const shorterMm = Math.min(widthMm, heightMm)
    const drawn = await this.#thread.run({ format, bytes, shorterMm, paper: paperOf(paper) })
    return drawnFor(drawn, paper)
  }

  /** A paper of ours as PDF, its pages as large as the paper. Rejects when it cannot be written. */
  async write(content: OwnPaper, size: SizeMm, logo: Uint8Array | null): Promise<Uint8Array> {
    const { widthMm, heightMm } = size
    return await this.#written({ format: 'own', content, size: { widthMm, heightMm }, logo })
  }

  /** The pages of a PDF of ours as this paper prints them. */
  async pages(pdf: Uint8Array, paper: Paper): Promise<RenderedLabel> {
    return drawnFor(await this.#thread.run({ format: 'pages', bytes: pdf, paper: paperOf(paper) }), paper)
  }

  /** A PNG or JPEG drawn anew at this size, in colours on white, as PNG. Rejects when it cannot be drawn. */
  async smaller(
    bytes: Uint8Array,
    { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  ): Promise<Uint8Array> {
    const mm = (pixels: number) => (pixels / SCREEN_DPI) * MM_PER_INCH
    const size = { widthMm: mm(widthPx), heightMm: mm(heightPx) }
    return await this.shown(await this.#written({ format: 'picture', bytes, size }))
  }

  /** The first page of a PDF of ours, in colours, as PNG. */
  async shown(pdf: Uint8Array): Promise<Uint8Array> {
    const shown = await this.#thread.run({ format: 'shown', bytes: pdf })
    if (shown.kind !== 'shown') throw new Error('The thread drew no page')
    return shown.png
  }

  async #written(task: DocumentTask): Promise<Uint8Array> {
    const written = await this.#thread.run(task)
    if (written.kind !== 'written') throw new Error('The thread wrote no paper')
    return written.pdf
  }

  /** Ends the thread; what is being drawn is rejected. */
  async close(): Promise<void> {
    await this.#thread.close()
  }
}

function drawnFor(drawn: DocumentAnswer, paper: Paper): RenderedLabel {
  switch (drawn.kind) {
    case 'refused':
      return drawn
    case 'written':
    case 'shown':
      throw new Error('The thread drew no page')
    case 'bitmap':
      return { kind: 'bitmaps', bitmaps: [drawn.bitmap], size: sizeOf([drawn.bitmap], paper) }
    case 'bitmaps':
      return { kind: 'bitmaps', bitmaps: drawn.bitmaps, size: sizeOf(drawn.bitmaps, paper) }
    default:
      return unreachable(drawn)
  }
}

function refused(reason: Message): RenderedLabel {
  return { kind: 'refused', reason }
}

function tooLarge(bytes: number): Message {
  const size = Math.ceil(bytes / MB)
  return message('printing.fileTooLarge', { size, limit: LARGEST_LABEL_BYTES / MB })
}

function startOf(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, START_SHOWN * 4))
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, START_SHOWN)
}

/** Of the first page: all of a document are alike. */
function sizeOf([first]: readonly Bitmap[], { dpi }: Paper): LabelSize {
  const { widthDots, heightDots } = first ?? { widthDots: 0, heightDots: 0 }
  return { dpi, widthMm: millimetres(widthDots, dpi), heightMm: millimetres(heightDots, dpi) }
}

/** What the thread is told; printers have more, which it needs not know. */
function paperOf({ name, language, dpi, widthMm, heightMm }: Paper): Paper {
  return { name, language, dpi, widthMm, heightMm }
}
