import type { LabelDpi } from '../../app/ports/printing.ts'

/** Width and length of the own shipping label. */
export const LABEL_WIDTH_MM = 100
export const LABEL_LENGTH_MM = 150

/** Dots per millimetre of the usual heads: 203 dpi is 8, 300 dpi is 11.8. */
const DOTS_PER_MM: Readonly<Record<LabelDpi, number>> = { 203: 8, 300: 11.8 }

/** Whole dots for a length in millimetres. */
export function dots(millimetres: number, dpi: LabelDpi): number {
  return Math.round(millimetres * DOTS_PER_MM[dpi])
}

/** How long so many dots are. */
export function millimetres(dots: number, dpi: LabelDpi): number {
  return dots / DOTS_PER_MM[dpi]
}
