import type { Code128Data } from './code128.ts'
import { escapeFieldData } from './field-data.ts'
import { type Bitmap, graphicField } from './graphic-field.ts'

/** All lengths in dots of the print head, origin at the top left of the label. */
export type DotPoint = { x: number; y: number }

export type TextStyle = {
  /** Height of the font's cell; capital letters fill about seven tenths of it. */
  height: number
  /** White on whatever black lies below it. */
  reversed: boolean
}

/**
 * Writes one ZPL II label. Fields are drawn in the order of the calls; nothing is measured or clipped here.
 * Source: Zebra "ZPL II Programming Guide".
 */
export class ZplWriter {
  readonly #commands: string[]

  /**
   * Origin, orientation and copies are set, so that what another program left in the printer does not matter;
   * label top and shift (`^LT`, `^LS`) are the printer's own adjustment and are left alone.
   */
  constructor(size: { widthDots: number; lengthDots: number }) {
    this.#commands = [
      '^XA',
      '^CI28',
      '^LH0,0',
      '^PON',
      '^PMN',
      `^PW${size.widthDots}`,
      `^LL${size.lengthDots}`,
      '^PQ1',
    ]
  }

  /** One line in the scalable font 0; the top of the cell is at `at`. */
  text(at: DotPoint, style: TextStyle, text: string): void {
    const reverse = style.reversed ? '^FR' : ''
    this.#field(at, `^A0N,${style.height},${style.height}${reverse}^FH_^FD${escapeFieldData(text)}`)
  }

  /** Outline of `thickness`; a thickness of half the smaller side or more fills the box. */
  box(at: DotPoint, size: { width: number; height: number }, thickness: number): void {
    const border = Math.max(1, Math.min(thickness, Math.min(size.width, size.height)))
    this.#field(at, `^GB${size.width},${size.height},${border},B,0`)
  }

  horizontalLine(at: DotPoint, length: number, thickness: number): void {
    this.#field(at, `^GB${length},${thickness},${thickness},B,0`)
  }

  verticalLine(at: DotPoint, length: number, thickness: number): void {
    this.#field(at, `^GB${thickness},${length},${thickness},B,0`)
  }

  /** Without the interpretation line: human readable text is set by the caller, where it has room. */
  code128(at: DotPoint, size: { moduleDots: number; height: number }, data: Code128Data): void {
    this.#field(at, `^BY${size.moduleDots}^BCN,${size.height},N,N,N,${data.mode}^FD${data.fieldData}`)
  }

  /** Data Matrix ECC 200, square. ASCII without `_` and `~`, which escape control codes in some firmware. */
  dataMatrix(at: DotPoint, moduleDots: number, text: string): void {
    this.#field(at, `^BXN,${moduleDots},200^FH_^FD${escapeFieldData(text)}`)
  }

  /** QR code model 2, error correction M; `magnification` is the module in dots, 1 to 10. */
  qrCode(at: DotPoint, magnification: number, text: string): void {
    this.#field(at, `^BQN,2,${magnification}^FH_^FDMA,${escapeFieldData(text)}`)
  }

  graphic(at: DotPoint, bitmap: Bitmap): void {
    this.#field(at, graphicField(bitmap))
  }

  /** The whole label; UTF-8 when sent. */
  toString(): string {
    return `${this.#commands.join('\n')}\n^XZ\n`
  }

  #field(at: DotPoint, body: string): void {
    this.#commands.push(`^FO${Math.round(at.x)},${Math.round(at.y)}${body}^FS`)
  }
}
