import type { Paper } from '../../../shared/domain/paper.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import { writeCn23, writeInvoice } from './customs-papers.ts'
import { pageFooter, writeHandOverList } from './hand-over-list.ts'
import { writeLetterhead, writePackingSlip } from './packing-slip.ts'
import { type PageSize, PageWriter } from './page-writer.ts'

/** A paper of ours as PDF, its pages of the size at hand. `logo`: the merchant's, PNG or JPEG; null = none. */
export async function writePaper(paper: Paper, size: PageSize, logo: Uint8Array | null): Promise<Uint8Array> {
  switch (paper.kind) {
    case 'hand-over': {
      const page = new PageWriter(size, paper.number)
      if (logo !== null) writeLetterhead(page, paper.merchantName, logo)
      writeHandOverList(page, paper)
      return page.finish(pageFooter(paper.language, paper.number))
    }
    case 'packing-slip': {
      const page = new PageWriter(size, paper.orderReference)
      writePackingSlip(page, paper, logo)
      return page.finish(pageFooter(paper.language, paper.orderReference))
    }
    case 'cn23': {
      const page = new PageWriter(size, paper.orderReference)
      writeCn23(page, paper)
      return page.finish(pageFooter('en', paper.orderReference))
    }
    case 'invoice': {
      const page = new PageWriter(size, paper.orderReference)
      writeLetterhead(page, paper.merchantName, logo)
      writeInvoice(page, paper)
      return page.finish(pageFooter('en', paper.orderReference))
    }
    default:
      return unreachable(paper)
  }
}

/** A picture on a page of its own, as large as it is. @throws it is neither PNG nor JPEG */
export async function picturePage(bytes: Uint8Array, size: PageSize): Promise<Uint8Array> {
  const page = new PageWriter(size, '', 0)
  page.picture(bytes, { x: 0, y: 0, width: page.width }, page.bottom)
  return page.finish(() => '')
}
