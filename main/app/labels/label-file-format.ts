/** What printers are sent and carriers give as a label. */
export type LabelFileFormat = 'zpl' | 'pdf' | 'png'

/** Larger ones are no labels; they are neither read nor printed. */
export const LARGEST_LABEL_BYTES = 10 * 1024 * 1024

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Readers of PDF look no further for its head. */
const PDF_HEAD = 1024

/** What the bytes are, whatever their name says; null = no label. */
export function labelFileFormat(bytes: Uint8Array): LabelFileFormat | null {
  if (PNG.every((byte, at) => bytes[at] === byte)) return 'png'
  const text = new TextDecoder('latin1').decode(bytes)
  if (text.slice(0, PDF_HEAD).includes('%PDF-')) return 'pdf'
  return /^[^<{[]*\^XA/i.test(text) && /\^XZ/i.test(text) ? 'zpl' : null
}
