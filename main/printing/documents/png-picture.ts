import { PNG } from 'pngjs'
import { message } from '../../../shared/messages/message.ts'
import { dots, millimetres } from '../zpl/label-geometry.ts'
import type { DrawnDocument, Paper } from './document-task.ts'
import { fitPage, refuseTooLarge } from './fit-page.ts'
import type { GreyPage } from './page-bitmap.ts'

/** Of a picture's width in dots, how far it may be from what its millimetres ask for: 4 inches are sold as 100 mm. */
const OTHER_WIDTH = 0.05

/** A picture that a carrier made for a label whose shorter side is `shorterMm`, one pixel a dot: made for another resolution it is refused. */
export function drawPng(bytes: Uint8Array, shorterMm: number, paper: Paper): DrawnDocument {
  const size = pngSize(bytes)
  if (size === null) return { kind: 'refused', reason: message('printing.damagedPng') }
  const across = Math.min(size.width, size.height)
  const wanted = dots(shorterMm, paper.dpi)
  if (Math.abs(across - wanted) > wanted * OTHER_WIDTH) {
    const made = Math.round(across / (shorterMm / 25.4))
    return { kind: 'refused', reason: message('printing.otherDpi', { made, printer: paper.dpi }) }
  }
  const sizeMm = {
    widthMm: millimetres(size.width, paper.dpi),
    heightMm: millimetres(size.height, paper.dpi),
  }
  const tooLarge = refuseTooLarge(sizeMm, paper)
  if (tooLarge !== null) return tooLarge
  let picture: PNG
  try {
    picture = PNG.sync.read(Buffer.from(bytes))
  } catch {
    return { kind: 'refused', reason: message('printing.damagedPng') }
  }
  return fitPage(onWhite(picture), sizeMm, paper)
}

/** What its header says; null = it is no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 33) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  return width > 0 && height > 0 ? { width, height } : null
}

/** Luminance as ITU-R BT.601 weighs it, on white paper. */
function onWhite({ width, height, data }: PNG): GreyPage {
  const grey = new Uint8Array(width * height)
  for (let dot = 0; dot < grey.length; dot++) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(dot * 4, dot * 4 + 4)
    const ink = 255 - (red * 299 + green * 587 + blue * 114) / 1000
    grey[dot] = 255 - (ink * alpha) / 255
  }
  return { width, height, grey }
}
