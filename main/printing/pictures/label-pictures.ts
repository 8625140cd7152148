import type { EscPosFamily, LabelDpi } from '../../app/ports/printing.ts'
import { TaskThread } from '../threads/task-thread.ts'
import { dots } from '../zpl/label-geometry.ts'

/**
 * `picture` is ZPL to be drawn, or a PNG that has been; `escPos` asks for the commands that print it instead of the
 * picture.
 */
export type PictureTask = {
  picture: { zpl: string; widthMm: number; heightMm: number; dotsPerMm: number } | Uint8Array
  escPos: EscPosFamily | null
}

export type LabelSize = { dpi: LabelDpi; widthMm: number; heightMm: number }

/** The renderer knows whole dots per millimetre; the size is given so that the picture has the head's dots. */
const RENDER_DOTS_PER_MM: Readonly<Record<LabelDpi, number>> = { 203: 8, 300: 12 }
const DRAWING_LIMIT_MS = 20_000

/**
 * Draws ZPL as PNG, one dot a pixel. A picture is a preview, not a validation: the renderer passes over commands that
 * it does not know.
 */
export class PictureDrawer {
  readonly #thread = new TaskThread<PictureTask, Uint8Array>(
    new URL('./label-picture-worker.ts', import.meta.url),
    DRAWING_LIMIT_MS,
  )

  /** Rejects when the label cannot be drawn or takes longer than 20 s. */
  async draw(zpl: string, size: LabelSize): Promise<Uint8Array> {
    return await this.#thread.run({ picture: drawing(zpl, size), escPos: null })
  }

  /** The commands that print the picture, one pixel a dot, and cut the paper. Rejects as `draw` does. */
  async encode(
    picture: { zpl: string; size: LabelSize } | { png: Uint8Array },
    escPos: EscPosFamily,
  ): Promise<Uint8Array> {
    return await this.#thread.run({
      picture: 'png' in picture ? picture.png : drawing(picture.zpl, picture.size),
      escPos,
    })
  }

  /** Ends the thread; pictures under way are rejected. */
  async close(): Promise<void> {
    await this.#thread.close()
  }
}

function drawing(zpl: string, size: LabelSize) {
  const dotsPerMm = RENDER_DOTS_PER_MM[size.dpi]
  return {
    zpl,
    widthMm: dots(size.widthMm, size.dpi) / dotsPerMm,
    heightMm: dots(size.heightMm, size.dpi) / dotsPerMm,
    dotsPerMm,
  }
}
