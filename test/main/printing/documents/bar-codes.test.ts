import { afterAll, describe, expect, it } from 'vitest'
import { bitmapPng } from '../../../../main/printing/pictures/bitmap-png.ts'
import { openPrinters } from '../../../../main/printing/transports/printer-port.ts'
import { dots } from '../../../../main/printing/zpl/label-geometry.ts'
import { type BarCodeKind, barCodeModules } from '../../../support/printers/bar-code-modules.ts'
import { graphicOf } from '../../../support/printers/graphic-field.ts'
import { KeptPapers } from '../../../support/printers/kept-papers.ts'
import { printerConfig } from '../../../support/printers/label-builders.ts'
import { readBarCodes } from '../../../support/printers/read-bar-codes.ts'
import { type PageArt, smallPdf } from '../../../support/printers/small-pdf.ts'

/**
 * A carrier's bar codes, drawn by another maker, printed by us, read from the dots that the printer is sent by an
 * independent decoder.
 */
const papers = new KeptPapers()
const printers = openPrinters({ clock: { now: () => 0 }, kept: papers.kept })
afterAll(() => printers.close())
const noStop = new AbortController().signal

const CODES: {
  name: string
  kind: BarCodeKind
  text: string
  isGs1?: boolean
  read: string
  moduleMm: number
}[] = [
  { name: 'Code 128', kind: 'Code128', text: 'LB473124829FR', read: 'LB473124829FR', moduleMm: 0.33 },
  {
    name: 'GS1-128',
    kind: 'Code128',
    text: '(00)376104250021234569',
    isGs1: true,
    read: '(00)376104250021234569',
    moduleMm: 0.33,
  },
  {
    name: 'QR',
    kind: 'QRCode',
    text: 'https://track.example/LB473124829FR',
    read: 'https://track.example/LB473124829FR',
    moduleMm: 0.7,
  },
  {
    name: 'Data Matrix',
    kind: 'DataMatrix',
    text: '%0069110053051101091688327250',
    read: '%0069110053051101091688327250',
    moduleMm: 0.6,
  },
  { name: 'Aztec', kind: 'Aztec', text: '8L20524752032AJA2A', read: '8L20524752032AJA2A', moduleMm: 0.7 },
]
const cases = CODES.flatMap((code) => ([203, 300] as const).map((dpi) => ({ ...code, dpi })))
/** Off the grid of dots, as carriers' pages are. */
const AT = { x: 11.17, y: 23.39 }
const BARS_MM = 25

type Code = (typeof cases)[number]

async function asBoxes({ kind, text, isGs1, moduleMm }: Code): Promise<PageArt[]> {
  const modules = await barCodeModules(kind, text, { isGs1: isGs1 ?? false })
  const height = modules.height === 1 ? BARS_MM : moduleMm
  const art: PageArt[] = []
  for (let y = 0; y < modules.height; y++) {
    for (let x = 0, width = 1; x < modules.width; x += width, width = 1) {
      if (!modules.isBlack(x, y)) continue
      while (x + width < modules.width && modules.isBlack(x + width, y)) width++
      art.push({
        kind: 'box',
        x: AT.x + x * moduleMm,
        y: AT.y + y * moduleMm,
        width: width * moduleMm,
        height,
      })
    }
  }
  return art
}

/** The bar code as a picture whose dots are those of a head of `dpi`, in a label of 100 x 150 mm. */
async function asPicture({ kind, text, isGs1, moduleMm }: Code, dpi: 203 | 300) {
  const modules = await barCodeModules(kind, text, { isGs1: isGs1 ?? false })
  const [width, height] = [dots(100, dpi), dots(150, dpi)]
  const bytesPerRow = Math.ceil(width / 8)
  const rows = new Uint8Array(bytesPerRow * height)
  const module = Math.max(2, dots(moduleMm, dpi))
  const tall = modules.height === 1 ? dots(BARS_MM, dpi) : module * modules.height
  for (let y = 0; y < tall; y++) {
    for (let x = 0; x < modules.width * module; x++) {
      const row = modules.height === 1 ? 0 : Math.floor(y / module)
      if (!modules.isBlack(Math.floor(x / module), row)) continue
      const at = (y + 200) * bytesPerRow + ((x + 80) >> 3)
      rows[at] = (rows[at] ?? 0) | (0x80 >> ((x + 80) & 7))
    }
  }
  return { width, height, rows }
}

/** What a decoder reads from the picture that the printer would be sent. */
async function printedCodes(content: ReturnType<KeptPapers['keep']>, { dpi, kind }: Code) {
  const printer = printerConfig({ kind: 'virtual' }, { dpi, widthMm: 100 })
  expect(await printers.port.print(printer, content, noStop)).toMatchObject({ kind: 'confirmed' })
  const sent = graphicOf(printers.pictures.list(printer.id)[0]?.zpl ?? '')
  const preview = await printers.pictures.preview(content, printer)
  expect(Buffer.from(preview).equals(bitmapPng(sent))).toBe(true)
  const found = await readBarCodes(bitmapPng(sent), [kind])
  return found.map(({ text }) => text)
}

describe('bar codes of a page, drawn as vectors', () => {
  it.each(cases)('$name at $dpi dpi', async (code) => {
    const page = smallPdf({ widthMm: 100, heightMm: 150, art: await asBoxes(code) })
    expect(await printedCodes(papers.keep(page, { format: 'pdf' }), code)).toEqual([code.read])
  })
})

describe('bar codes of a page that is one picture of 300 dpi', () => {
  it.each(cases)('$name at $dpi dpi', async (code) => {
    const pixels = await asPicture(code, 300)
    const page = smallPdf({
      widthMm: 100,
      heightMm: 150,
      art: [{ kind: 'image', x: 0, y: 0, width: 100, height: 150, pixels }],
    })
    expect(await printedCodes(papers.keep(page, { format: 'pdf' }), code)).toEqual([code.read])
  })
})

describe('bar codes of a picture', () => {
  it.each(cases)('$name at $dpi dpi', async (code) => {
    const { width, height, rows } = await asPicture(code, code.dpi)
    const png = bitmapPng({ widthDots: width, heightDots: height, rows })
    expect(await printedCodes(papers.keep(png, { format: 'png' }), code)).toEqual([code.read])
  })
})
