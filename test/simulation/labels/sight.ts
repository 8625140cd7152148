import { DocumentRenderer, type KeptPaper } from '../../../main/printing/documents/document-renderer.ts'
import { zplBytes } from '../../../main/printing/transports/label-renderer.ts'
import { PAPER } from './printers.ts'

/** What a printer reads of a kept label: a page is drawn as it is for printing. */
export async function sightOf(paper: KeptPaper): Promise<string> {
  if (paper.document.format === 'zpl') return Buffer.from(paper.bytes).toString('utf8').trim()
  const renderer = new DocumentRenderer()
  try {
    const drawn = await renderer.render(paper, { name: '', language: { kind: 'zpl' }, ...PAPER })
    return drawn.kind === 'refused' || drawn.kind === 'pdf'
      ? ''
      : Buffer.from(zplBytes(drawn)).toString('utf8').trim()
  } finally {
    await renderer.close()
  }
}
