import type { Clock } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrintOutcome, VirtualLabel } from '../../app/ports/printing.ts'
import type { LabelSize } from '../pictures/label-pictures.ts'

type KeptLabel = { label: VirtualLabel; size: LabelSize; picture: Promise<Uint8Array> | null }

/** Labels kept over all virtual printers; older ones are forgotten. */
const KEPT = 200

/** The built-in printer: nothing is printed, the last labels can be viewed. They do not outlive the program. */
export class VirtualPrinter {
  readonly #clock: Clock
  readonly #draw: (zpl: string, size: LabelSize) => Promise<Uint8Array>
  #printed = 0
  /** Oldest first. */
  readonly #kept = new Map<string, KeptLabel>()

  constructor(clock: Clock, draw: (zpl: string, size: LabelSize) => Promise<Uint8Array>) {
    this.#clock = clock
    this.#draw = draw
  }

  print(printerId: string, label: Pick<VirtualLabel, 'zpl' | 'title'>, size: LabelSize): PrintOutcome {
    const id = `${printerId}-${++this.#printed}`
    const printedAt = this.#clock.now()
    this.#kept.set(id, { label: { id, printerId, printedAt, ...label }, size, picture: null })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break
      this.#kept.delete(oldest)
    }
    const bytes = Buffer.byteLength(label.zpl)
    return { kind: 'confirmed', bytes, detail: message('printing.shown') }
  }

  /** Newest first. */
  list(printerId: string): VirtualLabel[] {
    return Array.from(this.#kept.values(), ({ label }) => label)
      .filter((label) => label.printerId === printerId)
      .reverse()
  }

  /** Labels on which one of these is written, or that are of it, are kept no more: an order's number, a tracking number. */
  forget(words: readonly string[]): void {
    for (const [id, { label }] of this.#kept)
      if (words.some((word) => `${label.title}\n${label.zpl}`.includes(word))) this.#kept.delete(id)
  }

  /** Drawn when it is first viewed, once; a drawing that failed is tried again at the next view. */
  async picture(id: string): Promise<Uint8Array | null> {
    const kept = this.#kept.get(id)
    if (kept === undefined) return null
    kept.picture ??= this.#draw(kept.label.zpl, kept.size)
    try {
      return await kept.picture
    } catch (error) {
      kept.picture = null
      throw error
    }
  }
}
