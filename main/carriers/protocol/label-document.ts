import type { LabelFormat, LabelRequest } from '../../../shared/domain/label-request.ts'
import type { CarrierDocument } from '../../app/ports/carrier.ts'
import { isPdf, isZpl } from './document-kind.ts'

interface Sides {
  readonly widthMm: number
  readonly heightMm: number
}

export const A4: Sides = { widthMm: 210, heightMm: 297 }
export const A6: Sides = { widthMm: 105, heightMm: 148 }

/** A page where a code is asked for, for carriers that make no codes. */
export function paperFormat({ format }: Pick<LabelRequest, 'format'>): Exclude<LabelFormat, 'code'> {
  return format === 'code' ? 'pdf' : format
}

/** A label as it came, if it is what was asked for; null = it is something else. */
export function labelDocument(
  request: Pick<LabelRequest, 'format' | 'isReturn'>,
  bytes: Uint8Array,
  sides: Sides,
): CarrierDocument | null {
  const format = paperFormat(request)
  if (!(format === 'pdf' ? isPdf : isZpl)(bytes)) return null
  return {
    role: request.isReturn ? 'return' : 'label',
    format: format === 'pdf' ? 'pdf' : 'zpl',
    dpi: format === 'pdf' ? null : format === 'zpl-203' ? 203 : 300,
    ...sides,
    bytes,
  }
}

/** A page on A4 beside the label; null = it is no PDF. */
export function pageDocument(role: CarrierDocument['role'], bytes: Uint8Array): CarrierDocument | null {
  return isPdf(bytes) ? { role, format: 'pdf', dpi: null, ...A4, bytes } : null
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'))
}
