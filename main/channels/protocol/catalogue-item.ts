import type { Dimensions } from '../../../shared/domain/product.ts'

/** Text as a catalogue item keeps it: without spaces around; null = nothing is there. */
export function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** All three sides, or none: with one unknown there is no volume. */
export function sidesOf(
  lengthMm: number | null,
  widthMm: number | null,
  heightMm: number | null,
): Dimensions | null {
  return lengthMm === null || widthMm === null || heightMm === null ? null : { lengthMm, widthMm, heightMm }
}
