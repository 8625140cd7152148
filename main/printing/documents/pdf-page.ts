import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import { message } from '../../../shared/messages/message.ts'
import { coloursPng } from '../pictures/bitmap-png.ts'
import type { Bitmap } from '../zpl/graphic-field.ts'
import { dots } from '../zpl/label-geometry.ts'
import { type DocumentAnswer, type DrawnDocument, type Paper, SCREEN_DPI } from './document-task.ts'
import { fitPage, refuseTooLarge } from './fit-page.ts'

const MM_PER_POINT = 25.4 / 72

let library: Promise<PDFiumLibrary> | null = null

/**
 * The one page of a PDF, drawn at the paper's resolution. A PDF of several pages is refused: which of them is the
 * label is not known.
 * @throws when the page cannot be drawn
 */
export async function drawPdf(bytes: Uint8Array, paper: Paper): Promise<DrawnDocument> {
  return await withPdf(bytes, (pdf) => drawOnly(pdf, paper))
}

/** Every page of a PDF, each as `drawPdf` draws it. @throws when a page cannot be drawn */
export async function drawPages(bytes: Uint8Array, paper: Paper): Promise<DocumentAnswer> {
  return await withPdf<DocumentAnswer>(bytes, async (pdf) => {
    const bitmaps: Bitmap[] = []
    for (let at = 0; at < pdf.getPageCount(); at += 1) {
      const drawn = await drawPage(pdf.getPage(at), paper)
      if (drawn.kind === 'refused') return drawn
      bitmaps.push(drawn.bitmap)
    }
    return { kind: 'bitmaps', bitmaps }
  })
}

/** The first page in its colours, for a screen. @throws when it cannot be drawn */
export async function showPage(bytes: Uint8Array): Promise<DocumentAnswer> {
  return await withPdf<DocumentAnswer>(bytes, async (pdf) => {
    const drawn = await pdf.getPage(0).render({
      scale: SCREEN_DPI / 72,
      render: 'bitmap',
      renderFormFields: false,
    })
    return { kind: 'shown', png: coloursPng(drawn) }
  })
}

async function withPdf<T>(
  bytes: Uint8Array,
  draw: (pdf: PDFiumDocument) => Promise<T>,
): Promise<T | Extract<DrawnDocument, { kind: 'refused' }>> {
  library ??= PDFiumLibrary.init()
  const pdfium = await library
  let pdf: PDFiumDocument
  try {
    pdf = await pdfium.loadDocument(bytes)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const isLocked = /password|security/i.test(said)
    return { kind: 'refused', reason: message(isLocked ? 'printing.encrypted' : 'printing.damagedPdf') }
  }
  try {
    return await draw(pdf)
  } finally {
    pdf.destroy()
  }
}

async function drawOnly(pdf: PDFiumDocument, paper: Paper): Promise<DrawnDocument> {
  const pages = pdf.getPageCount()
  if (pages !== 1) return { kind: 'refused', reason: message('printing.severalPages', { pages }) }
  return await drawPage(pdf.getPage(0), paper)
}

async function drawPage(page: PDFiumPage, paper: Paper): Promise<DrawnDocument> {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const size = { widthMm: originalWidth * MM_PER_POINT, heightMm: originalHeight * MM_PER_POINT }
  if (size.widthMm <= 0 || size.heightMm <= 0)
    return { kind: 'refused', reason: message('printing.damagedPdf') }
  const tooLarge = refuseTooLarge(size, paper)
  if (tooLarge !== null) return tooLarge
  const drawn = await page.render({
    width: Math.max(1, dots(size.widthMm, paper.dpi)),
    height: Math.max(1, dots(size.heightMm, paper.dpi)),
    scale: 1,
    colorSpace: 'Gray',
    render: 'bitmap',
    renderFormFields: false,
  })
  return fitPage({ width: drawn.width, height: drawn.height, grey: drawn.data }, size, paper)
}
