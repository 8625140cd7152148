import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierDocument } from '../ports/carrier.ts'
import type { LabelDpi } from '../ports/printing.ts'
import { labelFileFormat } from './label-file-format.ts'

/** A label as most carriers make it, where the file does not say. */
const USUAL = { widthMm: 100, heightMm: 150 }
const DOTS_PER_MM: Readonly<Record<LabelDpi, number>> = { 203: 8, 300: 11.8 }
/** Shorter sides of labels in mm, a little more than 4 inches at most. */
const SHORT = { least: 90, most: 110 }

/** The label in a file, whatever its name ends with, or why there is none in it. */
export function labelInFile(bytes: Uint8Array): CarrierDocument | { readonly problem: Message } {
  const format = labelFileFormat(bytes)
  switch (format) {
    case 'pdf':
      // Its page says how large it is.
      return { role: 'label', format, dpi: null, ...USUAL, bytes }
    case 'png': {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (bytes.length < 24) return { problem: message('labelFiles.noLabel') }
      return { role: 'label', format, ...sizeOf(view.getUint32(16), view.getUint32(20)), dpi: null, bytes }
    }
    case 'zpl': {
      const text = new TextDecoder('latin1').decode(bytes)
      const [width, length] = [/\^PW(\d+)/i, /\^LL(\d+)/i].map((command) =>
        Number(command.exec(text)?.[1] ?? 0),
      )
      const size = sizeOf(width ?? 0, length ?? 0)
      return { role: 'label', format, ...size, bytes }
    }
    case null:
      return { problem: message('labelFiles.noLabel') }
  }
}

/** The resolution at which so many dots are as wide as labels are; of neither, the usual size at a resolution unknown. */
function sizeOf(width: number, height: number) {
  const shorter = Math.min(width, height)
  for (const dpi of [203, 300] as const) {
    const perMm = DOTS_PER_MM[dpi]
    if (shorter >= SHORT.least * perMm && shorter <= SHORT.most * perMm)
      return { dpi, widthMm: Math.round(width / perMm), heightMm: Math.round(height / perMm) }
  }
  return { dpi: null, ...USUAL }
}

/** A file that its writer has not finished, told from its end. */
export function looksCutOff(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-1024)).toString('latin1')
  switch (labelFileFormat(bytes)) {
    case 'pdf':
      return !tail.includes('%%EOF')
    case 'png':
      return !tail.includes('IEND')
    case 'zpl':
      return false
    // Also ZPL of which the end is missing.
    case null:
      return true
  }
}
