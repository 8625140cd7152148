import type { LabelDpi } from '../../app/ports/printing.ts'
import { dots, LABEL_LENGTH_MM, LABEL_WIDTH_MM } from './label-geometry.ts'
import { type LabelSymbol, moduleDots } from './label-symbols.ts'
import { type FittedLine, fitBlock, fitLine, LEADING } from './text-fit.ts'
import { ZplWriter } from './zpl-writer.ts'

/** Printable area of the own label in mm: what lies outside is lost where the paper is a little off. */
export const LEFT = 3
export const WIDTH = 94
export const RIGHT = LEFT + WIDTH

/** From full size down to the smallest type that a driver can still read. */
const SCALES: readonly number[] = Array.from({ length: 20 }, (_, step) => 1 - step * 0.03)

type SizedText = { text: string; largest: number; smallest: number }
type TextRoom = { width: number; room: number }

/** Millimetres in, dots out. */
export class Sheet {
  readonly zpl: ZplWriter
  readonly #dpi: LabelDpi

  constructor(dpi: LabelDpi) {
    this.#dpi = dpi
    this.zpl = new ZplWriter({ widthDots: this.mm(LABEL_WIDTH_MM), lengthDots: this.mm(LABEL_LENGTH_MM) })
  }

  mm(length: number): number {
    return dots(length, this.#dpi)
  }

  text(x: number, y: number, height: number, text: string): void {
    this.zpl.text({ x: this.mm(x), y: this.mm(y) }, { height: this.mm(height), reversed: false }, text)
  }

  /** Fits the texts (see `fit`) and draws them from `at`; null, and nothing drawn, when they do not fit. */
  block(at: { x: number; y: number } & TextRoom, texts: readonly SizedText[]): FittedLine[] | null {
    const lines = this.fit(at, texts)
    this.lines(at, lines ?? [])
    return lines
  }

  /**
   * Texts below each other, each as large as keeps it on one line, down to `smallest` mm, where it wraps;
   * then all shrink together until they fit into the room. Null when they do not. Lengths in mm.
   */
  fit(room: TextRoom, texts: readonly SizedText[]): FittedLine[] | null {
    const sized = texts.map(({ text, largest, smallest }) => ({
      text,
      height: this.#oneLineHeight(text, largest, smallest, room.width),
    }))
    return fitBlock(sized, SCALES, { width: this.mm(room.width), room: this.mm(room.room) })
  }

  /** Lines below each other from `at` (mm). */
  lines(at: { x: number; y: number }, lines: readonly FittedLine[]): void {
    let y = this.mm(at.y)
    for (const { text, height } of lines) {
      this.zpl.text({ x: this.mm(at.x), y }, { height, reversed: false }, text)
      y += Math.ceil(height * LEADING)
    }
  }

  #oneLineHeight(text: string, largest: number, smallest: number, width: number): number {
    const steps: number[] = []
    for (let height = largest; height > smallest; height -= 0.25) steps.push(this.mm(height))
    return fitLine(text, steps, this.mm(width)) ?? this.mm(smallest)
  }

  rule(y: number): void {
    this.zpl.horizontalLine({ x: this.mm(LEFT), y: this.mm(y) }, this.mm(WIDTH), this.mm(0.4))
  }

  /** A bar code within `place`, quiet zones included; false when it does not fit and nothing was drawn. */
  bars(
    symbol: LabelSymbol,
    place: {
      x: number
      y: number
      width: number
      height: number
      centred: boolean
      /** Module width in mm. */
      module: { smallest: number; largest: number }
    },
  ): boolean {
    const range = { smallest: this.mm(place.module.smallest), largest: this.mm(place.module.largest) }
    const module = moduleDots(symbol, this.mm(place.width), range)
    if (module === null) return false
    const free = this.mm(place.width) - module * symbol.data.modules
    const x = this.mm(place.x) + (place.centred ? Math.floor(free / 2) : module * 10)
    const size = { moduleDots: module, height: this.mm(place.height) }
    this.zpl.code128({ x, y: this.mm(place.y) }, size, symbol.data)
    return true
  }
}
