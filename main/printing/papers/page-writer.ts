import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { barsOf } from './code128-bars.ts'
import { wrap } from './wrap.ts'

/** Sides in millimetres. */
export interface PageSize {
  readonly widthMm: number
  readonly heightMm: number
}

export interface TextStyle {
  /** In points. */
  readonly size?: number
  readonly isBold?: boolean
  readonly align?: 'left' | 'right' | 'center'
  readonly isGrey?: boolean
}

export interface Column {
  readonly title: string
  /** Its share of the width beside the others. */
  readonly share: number
  readonly align?: 'left' | 'right'
  readonly isBold?: boolean
}

/** A place on the page, in points from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

const POINTS_PER_MM = 72 / 25.4
/** Half a millimetre a module is read by every scanner. */
const LARGEST_MODULE = 0.5 * POINTS_PER_MM
const LEADING = 1.25
/** From the top of a line to the foot of its letters, as a share of their size: alike for both fonts. */
const ASCENT = 0.92
const GREY = '#555555'
/** Letters of the encoding that the fonts of every reader have (PDF 32000-1, Annex D, WinAnsiEncoding). */
const STANDARD_LETTERS = /^[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/
/** Blanks that the standard fonts do not have, as `Intl` writes them. */
const NARROW_BLANKS = /[\u2009\u202f]/g

const FONTS = {
  standard: { plain: 'Helvetica', bold: 'Helvetica-Bold' },
  wide: {
    plain: fontFile('../../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
    bold: fontFile('../../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  },
}

/**
 * Pages of one size, written from top to bottom; what does not fit goes on with a new page. Text in Latin letters
 * stands in Helvetica, other text in DejaVu Sans, of which the letters used are embedded. The same content gives the
 * same bytes.
 */
export class PageWriter {
  readonly #doc: PDFKit.PDFDocument
  readonly #chunks: Buffer[] = []
  readonly #size: PageSize
  readonly margin: number
  /** Where the next line begins. */
  y: number

  constructor(size: PageSize, title: string, marginMm = size.widthMm < 150 ? 5 : 15) {
    this.#size = size
    this.margin = marginMm * POINTS_PER_MM
    this.y = this.margin
    this.#doc = new PDFDocument({
      size: [size.widthMm * POINTS_PER_MM, size.heightMm * POINTS_PER_MM],
      margin: 0,
      bufferPages: true,
      info: { Title: title, Producer: 'Switchyard', Creator: 'Switchyard', CreationDate: new Date(0) },
    })
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
  }

  /** A label printer's page: text is smaller, and there is room for fewer columns. */
  get isNarrow(): boolean {
    return this.#size.widthMm < 150
  }

  /** Between the margins. */
  get width(): number {
    return this.#size.widthMm * POINTS_PER_MM - 2 * this.margin
  }

  /** Down to the margin, above the page's number. */
  get bottom(): number {
    return this.#size.heightMm * POINTS_PER_MM - this.margin - (this.margin === 0 ? 0 : this.base)
  }

  /** The size of ordinary text, in points. */
  get base(): number {
    return this.isNarrow ? 8 : 9.5
  }

  get left(): number {
    return this.margin
  }

  /** Goes on with a new page unless so many points are left on this one. */
  need(height: number): void {
    if (this.y + height > this.bottom) this.newPage()
  }

  newPage(): void {
    this.#doc.addPage()
    this.y = this.margin
  }

  space(points: number): void {
    this.y += points
  }

  /** Lines over the whole width; returns nothing, moves down. */
  text(text: string, style: TextStyle = {}): void {
    const lines = this.#lines(text, this.width, style)
    const height = this.lineHeight(style)
    for (const line of lines) {
      this.need(height)
      this.#line(line, { x: this.left, y: this.y, width: this.width }, style)
      this.y += height
    }
  }

  /** Text within a box, wherever the writing stands. Returns the height it took. */
  textIn(text: string, box: Box, style: TextStyle = {}): number {
    const lines = this.#lines(text, box.width, style)
    const height = this.lineHeight(style)
    lines.forEach((line, at) => this.#line(line, { ...box, y: box.y + at * height }, style))
    return lines.length * height
  }

  heightOf(text: string, width: number, style: TextStyle = {}): number {
    return this.#lines(text, width, style).length * this.lineHeight(style)
  }

  lineHeight({ size = this.base }: TextStyle = {}): number {
    return size * LEADING
  }

  /** A thin line over the whole width, or over a box. */
  rule(box: Box = { x: this.left, y: this.y, width: this.width }): void {
    this.#doc
      .moveTo(box.x, box.y)
      .lineTo(box.x + box.width, box.y)
      .lineWidth(0.5)
      .stroke('#000000')
  }

  frame({ x, y, width }: Box, height: number): void {
    this.#doc.rect(x, y, width, height).lineWidth(0.5).stroke('#000000')
  }

  /** A text as Code 128, as wide as its modules allow up to the box. @throws a character that the code has not */
  barCode(text: string, { x, y, width }: Box, height: number): void {
    const widths = barsOf(text)
    const modules = widths.reduce((sum, one) => sum + one, 0)
    const module = Math.min(LARGEST_MODULE, width / modules)
    let at = x
    widths.forEach((wide, index) => {
      if (index % 2 === 0) this.#doc.rect(at, y, wide * module, height).fill('#000000')
      at += wide * module
    })
  }

  /** A PNG or JPEG as large as the box allows. @throws it is neither */
  picture(bytes: Uint8Array, { x, y, width }: Box, height: number): void {
    this.#doc.image(Buffer.from(bytes), x, y, { fit: [width, height] })
  }

  /** The same; false = it cannot be drawn, and nothing was. */
  tryPicture(bytes: Uint8Array, box: Box, height: number): boolean {
    try {
      this.picture(bytes, box, height)
      return true
    } catch {
      return false
    }
  }

  /** Rows under titles, which stand on every page; a row is never parted. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const gap = this.isNarrow ? 4 : 8
    const shares = columns.reduce((sum, { share }) => sum + share, 0)
    const room = this.width - gap * (columns.length - 1)
    const widths = columns.map(({ share }) => (room * share) / shares)
    const places = widths.map((_, at) => this.left + widths.slice(0, at).reduce((x, w) => x + w + gap, 0))
    const style = (column: Column, isTitle: boolean): TextStyle => ({
      size: isTitle ? this.base - 1.5 : this.base,
      align: column.align ?? 'left',
      isBold: !isTitle && column.isBold === true,
      isGrey: isTitle,
    })
    const heightOf = (cells: readonly string[], isTitle: boolean): number =>
      Math.max(
        ...columns.map((column, at) =>
          this.heightOf(cells[at] ?? '', widths[at] ?? 0, style(column, isTitle)),
        ),
      )
    const draw = (cells: readonly string[], isTitle: boolean): void => {
      for (const [at, column] of columns.entries())
        this.textIn(
          cells[at] ?? '',
          { x: places[at] ?? 0, y: this.y, width: widths[at] ?? 0 },
          style(column, isTitle),
        )
      this.y += heightOf(cells, isTitle)
    }
    const titles = columns.map(({ title }) => title)
    const head = (): void => {
      draw(titles, true)
      this.space(2)
      this.rule()
      this.space(3)
    }
    this.need(heightOf(titles, true) + this.lineHeight() * 2)
    head()
    for (const cells of rows) {
      const height = heightOf(cells, false)
      if (this.y + height > this.bottom) {
        this.newPage()
        head()
      }
      draw(cells, false)
      this.space(2)
    }
  }

  /** The finished pages. `footer` is written under each, with its number where there are several. */
  async finish(footer: (page: number, pages: number) => string): Promise<Uint8Array> {
    const { start, count } = this.#doc.bufferedPageRange()
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(start + page)
      const y = this.#size.heightMm * POINTS_PER_MM - this.margin - this.base * 0.6
      this.textIn(
        footer(page + 1, count),
        { x: this.left, y, width: this.width },
        { size: this.base - 2, isGrey: true, align: 'right' },
      )
    }
    const ended = new Promise<void>((resolve, reject) => {
      this.#doc.on('end', resolve)
      this.#doc.on('error', reject)
    })
    this.#doc.end()
    await ended
    return Buffer.concat(this.#chunks)
  }

  #lines(text: string, width: number, style: TextStyle): string[] {
    const shown = text.replaceAll(NARROW_BLANKS, '\u00a0')
    this.#use(shown, style)
    return wrap(shown, (part) => this.#doc.widthOfString(part) <= width)
  }

  #line(line: string, { x, y, width }: Box, style: TextStyle): void {
    this.#use(line, style)
    const free = width - this.#doc.widthOfString(line)
    const shift = style.align === 'right' ? free : style.align === 'center' ? free / 2 : 0
    this.#doc.fillColor(style.isGrey === true ? GREY : '#000000')
    const baseline = y + (style.size ?? this.base) * ASCENT
    this.#doc.text(line, x + shift, baseline, { lineBreak: false, baseline: 'alphabetic' })
  }

  #use(text: string, { size = this.base, isBold = false }: TextStyle): void {
    const family = STANDARD_LETTERS.test(text) ? FONTS.standard : FONTS.wide
    this.#doc.font(isBold ? family.bold : family.plain).fontSize(size)
  }
}

function fontFile(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
