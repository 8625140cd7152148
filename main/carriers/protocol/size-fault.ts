import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'

/** Largest sides that a carrier takes, longest first, and the most of girth (twice width and height) and length. */
export interface SizeLimits {
  readonly sidesMm: readonly [number, number, number]
  readonly lengthAndGirthMm: number | null
}

export function sizeFault(
  carrier: string,
  { dimensions }: Pick<LabelRequest, 'dimensions'>,
  { sidesMm, lengthAndGirthMm }: SizeLimits,
): RequestFault | null {
  const sides = sidesOf(dimensions)
  const [longest = 0, middle = 0, shortest = 0] = sides
  const around = longest + 2 * (middle + shortest)
  if (sides.every((side, at) => side <= (sidesMm[at] ?? 0)) && around <= (lengthAndGirthMm ?? around))
    return null
  const size = sides.map(inCm).join(' x ')
  const most = sidesMm.map(inCm).join(' x ')
  return {
    field: 'size',
    problem:
      lengthAndGirthMm === null
        ? message('carrierApi.size', { carrier, most, size })
        : message('carrierApi.sizeAndGirth', { carrier, most, size, girth: inCm(lengthAndGirthMm) }),
  }
}

/** Longest first. */
export function sidesOf({ lengthMm, widthMm, heightMm }: LabelRequest['dimensions']): readonly number[] {
  return [lengthMm, widthMm, heightMm].toSorted((a, b) => b - a)
}

/** Whole centimetres, upwards. */
export function inCm(mm: number): number {
  return Math.ceil(mm / 10)
}
