import { holds, onItsSide, type SizeMm, sizesInWords } from '../../../shared/domain/paper-fit.ts'
import { message } from '../../../shared/messages/message.ts'
import { dots } from '../zpl/label-geometry.ts'
import type { DrawnDocument, Paper } from './document-task.ts'
import { fittedTo, type GreyPage, threshold, turned } from './page-bitmap.ts'

/**
 * Refuses a page that the paper holds neither upright nor turned, before it is drawn: a page of a square kilometre, or
 * a picture of a few kilobytes that unpacks to gigabytes, costs nothing.
 */
export function refuseTooLarge(size: SizeMm, paper: Paper): DrawnDocument | null {
  if (holds(paper, size) || holds(paper, onItsSide(size))) return null
  return { kind: 'refused', reason: message('printing.tooLarge', sizesInWords(size, paper)) }
}

/** The drawn page as it will print, `size` being one that is not refused. */
export function fitPage(page: GreyPage, size: SizeMm, paper: Paper): DrawnDocument {
  const room = { width: dots(paper.widthMm, paper.dpi), height: dots(paper.heightMm, paper.dpi) }
  const fitted = fittedTo(holds(paper, size) ? page : turned(page), room)
  return fitted === null
    ? { kind: 'refused', reason: message('printing.cutOff', sizesInWords(size, paper)) }
    : { kind: 'bitmap', bitmap: threshold(fitted) }
}
