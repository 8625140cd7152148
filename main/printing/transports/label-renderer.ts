import type { Paper as OwnPaper } from '../../../shared/domain/paper.ts'
import type { SizeMm } from '../../../shared/domain/paper-fit.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrintContent } from '../../app/ports/printing.ts'
import type { DocumentRenderer, KeptPaper } from '../documents/document-renderer.ts'
import type { Paper } from '../documents/document-task.ts'
import { bitmapPng } from '../pictures/bitmap-png.ts'
import type { LabelSize } from '../pictures/label-pictures.ts'
import type { Bitmap } from '../zpl/graphic-field.ts'
import { ZplWriter } from '../zpl/zpl-writer.ts'
import { plainReason } from './device-link.ts'
import { type RenderedLabel, renderContent } from './label-content.ts'

type Printable = Exclude<RenderedLabel, { kind: 'refused' | 'pdf' }>

/** Pages that were drawn last, or ahead: those of the parcels on the packing tables. */
const PAGES_KEPT = 64

/** Makes what a printer prints of a job's content, fetching the carrier's paper where it is one. */
export class LabelRenderer {
  /** Oldest first; only pages, by document and paper. */
  readonly #pages = new Map<string, Promise<RenderedLabel>>()
  readonly #documents: DocumentRenderer
  readonly #kept: (documentId: string) => Promise<KeptPaper | null>

  readonly #logo: (brand: string | null) => Promise<Uint8Array | null>

  constructor(
    documents: DocumentRenderer,
    kept: (documentId: string) => Promise<KeptPaper | null>,
    logo: (brand: string | null) => Promise<Uint8Array | null>,
  ) {
    this.#documents = documents
    this.#kept = kept
    this.#logo = logo
  }

  /** Never rejects: what cannot be drawn is refused. */
  async render(content: PrintContent, paper: Paper): Promise<RenderedLabel> {
    if (content.kind === 'paper') return await this.#renderOwn(content.paper, paper)
    if (content.kind !== 'document') return renderContent(content, paper)
    const { documentId } = content
    const page = `${documentId} ${paper.language.kind} ${paper.dpi} ${paper.widthMm} x ${paper.heightMm}`
    const drawing = this.#pages.get(page) ?? this.#renderKept(documentId, paper)
    this.#pages.set(page, drawing)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= PAGES_KEPT) break
      this.#pages.delete(oldest)
    }
    const rendered = await drawing
    if (rendered.kind !== 'bitmaps' && this.#pages.get(page) === drawing) this.#pages.delete(page)
    return rendered
  }

  /** Pages drawn before are drawn anew: what they are of is to be forgotten. */
  forgetPages(): void {
    this.#pages.clear()
  }

  /** A paper of ours on pages of this size, as PDF. Rejects when it cannot be written. */
  async write(content: OwnPaper, size: SizeMm): Promise<Uint8Array> {
    return await this.#documents.write(
      content,
      size,
      await this.#logo('brand' in content ? content.brand : null),
    )
  }

  async #renderOwn(content: OwnPaper, paper: Paper): Promise<RenderedLabel> {
    try {
      const pdf = await this.write(content, paper)
      if (paper.language.kind !== 'pdf') return await this.#documents.pages(pdf, paper)
      const { dpi, widthMm, heightMm } = paper
      return { kind: 'pdf', pdf, size: { dpi, widthMm, heightMm } }
    } catch (error) {
      return { kind: 'refused', reason: notDrawn(error) }
    }
  }

  async #renderKept(documentId: string, paper: Paper): Promise<RenderedLabel> {
    let kept: KeptPaper | null
    try {
      kept = await this.#kept(documentId)
    } catch (error) {
      const reason = message('printing.notLoaded', { said: plainReason(error) })
      return { kind: 'refused', reason, isPassing: true }
    }
    if (kept === null) return { kind: 'refused', reason: message('printing.notKept') }
    try {
      return await this.#documents.render(kept, paper)
    } catch (error) {
      return { kind: 'refused', reason: notDrawn(error) }
    }
  }
}

export function notDrawn(error: unknown): Message {
  return message('printing.notDrawn', { said: plainReason(error) })
}

/** What a printer that speaks ZPL is sent. */
export function zplBytes(label: Printable): Uint8Array {
  return label.kind === 'zpl' ? label.bytes : Buffer.from(zplOf(label), 'ascii')
}

/** The same as text, for drawing. */
export function zplOf(label: Printable): string {
  if (label.kind === 'zpl') return new TextDecoder('utf-8').decode(label.bytes)
  return label.bitmaps.map(pageZpl).join('\n')
}

function pageZpl(bitmap: Bitmap): string {
  const { widthDots, heightDots } = bitmap
  const writer = new ZplWriter({ widthDots, lengthDots: heightDots })
  writer.graphic({ x: 0, y: 0 }, bitmap)
  return writer.toString()
}

/** What a printer that prints pictures is sent pictures of, one a page. */
export function picturesOf(
  label: Printable,
): readonly ({ zpl: string; size: LabelSize } | { png: Uint8Array })[] {
  return label.kind === 'bitmaps'
    ? label.bitmaps.map((bitmap) => ({ png: bitmapPng(bitmap) }))
    : [{ zpl: zplOf(label), size: label.size }]
}

/** A virtual printer shows each page by itself. */
export function zplPages(label: Printable): readonly string[] {
  return label.kind === 'bitmaps' ? label.bitmaps.map(pageZpl) : [zplOf(label)]
}
