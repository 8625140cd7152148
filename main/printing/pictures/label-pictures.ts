import { Worker } from 'node:worker_threads'
import type { EscPosFamily, LabelDpi } from '../../app/ports/printing.ts'
import { dots } from '../zpl/label-geometry.ts'

/** `escPos` asks for the commands that print the picture instead of the picture. */
export type PictureTask = {
  id: number
  zpl: string
  widthMm: number
  heightMm: number
  dotsPerMm: number
  escPos: EscPosFamily | null
}
export type PictureReply =
  | { id: number; kind: 'drawn'; bytes: Uint8Array }
  | { id: number; kind: 'failed'; detail: string }

export type LabelSize = { dpi: LabelDpi; widthMm: number; heightMm: number }

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void; timer: NodeJS.Timeout }

/** The renderer knows whole dots per millimetre; the size is given so that the picture has the head's dots. */
const RENDER_DOTS_PER_MM: Readonly<Record<LabelDpi, number>> = { 203: 8, 300: 12 }
const DRAWING_LIMIT_MS = 20_000

/**
 * Draws ZPL as PNG, one dot a pixel, in a worker thread that starts with the first picture. A picture is a
 * preview, not a validation: the renderer passes over commands that it does not know. A drawing that hangs
 * costs the thread, and the next picture starts another one.
 */
export class PictureDrawer {
  #worker: Worker | null = null
  #nextId = 1
  readonly #waiting = new Map<number, Waiting>()

  /** Rejects when the label cannot be drawn or takes longer than 20 s. */
  async draw(zpl: string, size: LabelSize): Promise<Uint8Array> {
    return await this.#ask(zpl, size, null)
  }

  /** The commands that print the picture and cut the paper. Rejects as `draw` does. */
  async encode(zpl: string, size: LabelSize, family: EscPosFamily): Promise<Uint8Array> {
    return await this.#ask(zpl, size, family)
  }

  async #ask(zpl: string, size: LabelSize, escPos: EscPosFamily | null): Promise<Uint8Array> {
    const dotsPerMm = RENDER_DOTS_PER_MM[size.dpi]
    const worker = this.#running()
    const id = this.#nextId++
    return await new Promise<Uint8Array>((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(worker, 'The picture took too long'), DRAWING_LIMIT_MS)
      this.#waiting.set(id, { resolve, reject, timer })
      const task: PictureTask = {
        id,
        zpl,
        widthMm: dots(size.widthMm, size.dpi) / dotsPerMm,
        heightMm: dots(size.heightMm, size.dpi) / dotsPerMm,
        dotsPerMm,
        escPos,
      }
      worker.ref()
      worker.postMessage(task)
    })
  }

  /** Ends the thread; pictures under way are rejected. */
  async close(): Promise<void> {
    const worker = this.#worker
    if (worker === null) return
    this.#fail(worker, 'The program is stopping')
    await worker.terminate()
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(new URL('./label-picture-worker.ts', import.meta.url))
    worker.on('message', (reply: PictureReply) => this.#settle(worker, reply))
    worker.on('error', (error) => this.#fail(worker, error.message))
    worker.on('exit', () => this.#fail(worker, 'The drawing thread ended'))
    this.#worker = worker
    return worker
  }

  #settle(worker: Worker, reply: PictureReply): void {
    const waiting = this.#waiting.get(reply.id)
    if (waiting === undefined) return
    this.#waiting.delete(reply.id)
    clearTimeout(waiting.timer)
    if (this.#waiting.size === 0) worker.unref()
    if (reply.kind === 'drawn') waiting.resolve(reply.bytes)
    else waiting.reject(new Error(reply.detail))
  }

  #fail(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return
    this.#worker = null
    void worker.terminate()
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer)
      waiting.reject(new Error(reason))
    }
    this.#waiting.clear()
  }
}
