import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { isParcelNumber } from '../../../shared/domain/parcel-number.ts'

/** What a label's file is called: `<our reference or the order's number>_<tracking number>`, and any ending. */
export interface NamedFile {
  readonly name: string
  /** In the form of `keyOf`. */
  readonly key: string
  /** null = the name holds none. */
  readonly trackingNumber: string | null
}

/** What systems put behind the name of a second copy: ' - Copy', ' - Copie (2)', ' copie 2', ' (1)'. */
const COPY_MARK = /( -)? cop(y|ie)( \(?\d+\)?)?$| \(\d+\)$/i

export function namedFile(name: string): NamedFile {
  const stem = name.replace(/\.[^.]*$/, '').replace(COPY_MARK, '')
  const cut = stem.lastIndexOf('_')
  const number = cut < 0 ? '' : stem.slice(cut + 1).trim()
  return {
    name,
    key: keyOf(cut < 0 ? stem : stem.slice(0, cut)),
    trackingNumber: isParcelNumber(number) ? number : null,
  }
}

/** Whether the file is the label that was asked for; an order's number names the label of its one parcel. */
export function isFor({ key }: Pick<NamedFile, 'key'>, { reference, orderReference }: LabelRequest): boolean {
  return key !== '' && (key === keyOf(reference) || key === keyOf(orderReference))
}

/** Letters and digits only: other characters are not allowed in file names everywhere, or are replaced. */
function keyOf(text: string): string {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
