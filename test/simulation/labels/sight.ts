import { DocumentRenderer, type KeptPaper } from '../../../main/printing/documents/document-renderer.ts'
import { zplBytes } from '../../../main/printing/transports/label-renderer.ts'
import { PAPER } from './printers.ts'

/** A busy machine may take longer than the program waits. */
const TRIES = 5

/** What a printer reads of a kept label: a page is drawn as it is for printing. */
export class Sights {
  readonly #renderer = new DocumentRenderer()

  async of(paper: KeptPaper): Promise<string> {
    if (paper.document.format === 'zpl') return Buffer.from(paper.bytes).toString('utf8').trim()
    for (let tries = 1; ; tries += 1)
      try {
        const drawn = await this.#renderer.render(paper, { name: '', language: { kind: 'zpl' }, ...PAPER })
        return drawn.kind === 'refused' || drawn.kind === 'pdf'
          ? ''
          : Buffer.from(zplBytes(drawn)).toString('utf8').trim()
      } catch (error) {
        if (tries === TRIES) throw error
      }
  }

  close(): Promise<void> {
    return this.#renderer.close()
  }
}
