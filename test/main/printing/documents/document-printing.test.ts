import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { KeptDocument } from '../../../../main/app/ports/label-tables.ts'
import type { PrinterConfig } from '../../../../main/app/ports/printing.ts'
import { openPrinters } from '../../../../main/printing/transports/printer-port.ts'
import { say } from '../../../../shared/messages/say.ts'
import { EscPosPrinter } from '../../../support/printers/escpos-printer.ts'
import { graphicOf } from '../../../support/printers/graphic-field.ts'
import { inWords } from '../../../support/printers/in-words.ts'
import { KeptPapers } from '../../../support/printers/kept-papers.ts'
import { labelContent, printerConfig } from '../../../support/printers/label-builders.ts'
import { pdfOf, smallPdf, stream } from '../../../support/printers/small-pdf.ts'
import { ZplPrinter } from '../../../support/printers/zpl-printer.ts'

const papers = new KeptPapers()
const clock = { now: () => 0 }
const patient = { connectMs: 10_000, stallMs: 10_000, answerMs: 10_000, confirmMs: 20_000, pollMs: 5 }
const printers = openPrinters({ clock, timing: patient, kept: papers.kept })
const noStop = new AbortController().signal
const running: { stop(): Promise<void> }[] = []

afterEach(async () => {
  for (const printer of running.splice(0)) await printer.stop()
})
afterAll(() => printers.close())

async function zplPrinter(): Promise<ZplPrinter> {
  const printer = await ZplPrinter.start()
  running.push(printer)
  return printer
}
const at = (port: number, over: Partial<PrinterConfig> = {}) =>
  printerConfig({ kind: 'tcp', host: '127.0.0.1', port }, over)
const mm = { widthMm: 100, heightMm: 150 }
const box = { kind: 'box', x: 10, y: 20, width: 30, height: 40 } as const

describe('a label that came as ZPL', () => {
  it('reaches the printer byte for byte, bytes that are no text included', async () => {
    const printer = await zplPrinter()
    const bytes = Buffer.from('^XA^FDcaf\xe9 \xff\x80^FS\r\n^XZ\r\n', 'latin1')
    const content = papers.keep(bytes, { format: 'zpl', dpi: 203 })
    expect(await printers.port.print(at(printer.port), content, noStop)).toMatchObject({ kind: 'confirmed' })
    expect(Buffer.concat(printer.raw).toString('latin1').replaceAll('~HS\r\n', '')).toBe(
      bytes.toString('latin1'),
    )
  })

  it('of 4 x 6 inches goes on paper of 100 x 150 mm', async () => {
    const printer = await zplPrinter()
    const content = papers.keep('^XA^XZ', { format: 'zpl', dpi: 203, widthMm: 102, heightMm: 152 })
    const outcome = await printers.port.print(at(printer.port, { widthMm: 100 }), content, noStop)
    expect(outcome.kind).toBe('confirmed')
  })
})

describe('a label that came as a page', () => {
  const page = smallPdf({ ...mm, art: [box] })

  it.each([203, 300] as const)('is drawn at %i dpi, black or white', async (dpi) => {
    const printer = await zplPrinter()
    const content = papers.keep(page, { format: 'pdf' })
    await printers.port.print(at(printer.port, { dpi }), content, noStop)
    const { widthDots, heightDots, rows } = graphicOf(printer.labels[0] ?? '')
    const perMm = dpi === 203 ? 8 : 11.8
    expect([widthDots, heightDots]).toEqual([100 * perMm, 150 * perMm])
    const black = rows.reduce((count, byte) => count + byte.toString(2).replaceAll('0', '').length, 0)
    expect(black / perMm ** 2).toBeCloseTo(30 * 40, -2)
  })

  it('of A6, as GLS and DPD make it, loses its margin on 100 x 150 mm', async () => {
    const printer = await zplPrinter()
    const content = papers.keep(smallPdf({ widthMm: 105, heightMm: 148, art: [box] }), {
      format: 'pdf',
      widthMm: 105,
      heightMm: 148,
    })
    await printers.port.print(at(printer.port, { widthMm: 100 }), content, noStop)
    const { widthDots, heightDots } = graphicOf(printer.labels[0] ?? '')
    expect([widthDots, heightDots]).toEqual([800, 1184])
  })

  it('lying is turned', async () => {
    const printer = await zplPrinter()
    const content = papers.keep(smallPdf({ widthMm: 150, heightMm: 100, art: [box] }), { format: 'pdf' })
    await printers.port.print(at(printer.port), content, noStop)
    const { widthDots, heightDots } = graphicOf(printer.labels[0] ?? '')
    expect([widthDots, heightDots]).toEqual([800, 1200])
  })

  it('goes to a printer of pictures with the same dots', async () => {
    const printer = await EscPosPrinter.start()
    running.push(printer)
    const content = papers.keep(page, { format: 'pdf' })
    const escpos = at(printer.port, { language: { kind: 'escpos', family: 'epson' } })
    await printers.port.print(escpos, content, noStop)
    const preview = dotsOf(await printers.pictures.preview(content, escpos))
    const raster = printer.printed.indexOf(Buffer.from([0x1d, 0x76, 0x30]))
    const bytesPerRow = printer.printed.readUInt16LE(raster + 4)
    const rows = printer.printed.readUInt16LE(raster + 6)
    const dots = printer.printed.subarray(raster + 8, raster + 8 + bytesPerRow * rows)
    expect([bytesPerRow * 8, rows]).toEqual([preview.width, preview.height])
    expect(Buffer.from(dots).equals(preview.rows)).toBe(true)
  })
})

/** The dots of a picture of one bit a dot. */
function dotsOf(png: Uint8Array): { width: number; height: number; rows: Buffer } {
  const { width, height, data } = PNG.sync.read(Buffer.from(png))
  const rows = Buffer.alloc((width / 8) * height)
  for (let dot = 0; dot < width * height; dot++) {
    if (data[dot * 4] === 0) rows[dot >> 3] = (rows[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
  }
  return { width, height, rows }
}

/** A page of a few kilobytes with a picture of 30,000 x 30,000 points of colour in it: 2.7 GB when it is unpacked. */
function bomb(): Uint8Array {
  const side = 30_000
  const line = deflateSync(Buffer.alloc(side * 3 * 100))
  const picture = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode`
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 283.46 425.2] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>',
    stream('', Buffer.from('q 283 0 0 425 0 0 cm /Im0 Do Q')),
    stream(picture, line),
  ])
}

function picture(width: number, height: number): Uint8Array {
  return PNG.sync.write(new PNG({ width, height }))
}

describe('what cannot be printed is said before anything is sent', () => {
  const cases: {
    name: string
    bytes: () => Uint8Array | string
    as: Partial<KeptDocument> & Pick<KeptDocument, 'format'>
    en: string
    fr: string
    on?: Partial<PrinterConfig>
  }[] = [
    {
      name: 'ZPL for another resolution',
      bytes: () => '^XA^XZ',
      as: { format: 'zpl', dpi: 300 },
      en: 'The label was made for 300 dpi, the printer has 203',
      fr: 'L’étiquette est faite pour 300 dpi, l’imprimante en a 203',
    },
    {
      name: 'ZPL for a larger label',
      bytes: () => '^XA^XZ',
      as: { format: 'zpl', dpi: 203, widthMm: 103, heightMm: 199 },
      en: 'The label is 103 x 199 mm, the paper of Packing table 1 is 104 x 150 mm',
      fr: 'L’étiquette fait 103 x 199 mm, le papier de Packing table 1 104 x 150 mm',
    },
    {
      name: 'a page of DHL’s size for 100 x 150 mm',
      bytes: () => smallPdf({ widthMm: 103, heightMm: 199, art: [box] }),
      as: { format: 'pdf', widthMm: 103, heightMm: 199 },
      on: { widthMm: 100 },
      en: 'The label is 103 x 199 mm, the paper of Packing table 1 is 100 x 150 mm',
      fr: 'L’étiquette fait 103 x 199 mm, le papier de Packing table 1 100 x 150 mm',
    },
    {
      name: 'A6, as GLS and DPD make it, printed to its edge',
      bytes: () => smallPdf({ widthMm: 105, heightMm: 148, art: [{ ...box, x: 0 }] }),
      as: { format: 'pdf', widthMm: 105, heightMm: 148 },
      on: { widthMm: 100 },
      en: 'The label is 105 x 148 mm and printed to its edge; on the paper of Packing table 1, 100 x 150 mm, it would be cut off',
      fr: 'L’étiquette fait 105 x 148 mm et est imprimée jusqu’au bord ; sur le papier de Packing table 1, 100 x 150 mm, elle serait coupée',
    },
    {
      name: 'a page of A4',
      bytes: () => smallPdf({ widthMm: 210, heightMm: 297, art: [box] }),
      as: { format: 'pdf', widthMm: 210, heightMm: 297 },
      en: 'The label is 210 x 297 mm, the paper of Packing table 1 is 104 x 150 mm',
      fr: 'L’étiquette fait 210 x 297 mm, le papier de Packing table 1 104 x 150 mm',
    },
    {
      name: 'a page that is printed to its edge and a little too large',
      bytes: () => smallPdf({ widthMm: 102, heightMm: 152, art: [{ ...box, x: 0 }] }),
      as: { format: 'pdf' },
      on: { widthMm: 100 },
      en: 'The label is 102 x 152 mm and printed to its edge; on the paper of Packing table 1, 100 x 150 mm, it would be cut off',
      fr: 'L’étiquette fait 102 x 152 mm et est imprimée jusqu’au bord ; sur le papier de Packing table 1, 100 x 150 mm, elle serait coupée',
    },
    {
      name: 'a picture for another resolution',
      bytes: () => picture(1200, 1800),
      as: { format: 'png', widthMm: 102, heightMm: 152 },
      en: 'The label was made for 299 dpi, the printer has 203',
      fr: 'L’étiquette est faite pour 299 dpi, l’imprimante en a 203',
    },
    {
      name: 'a picture cut short',
      bytes: () => picture(800, 1200).subarray(0, 200),
      as: { format: 'png' },
      en: 'The label’s picture is damaged and cannot be read. Fetch it from the carrier again',
      fr: 'L’image de l’étiquette est endommagée et illisible. Récupérez-la à nouveau chez le transporteur',
    },
    {
      name: 'two pages',
      bytes: () => smallPdf({ ...mm, pages: 2 }),
      as: { format: 'pdf' },
      en: 'The label’s PDF has 2 pages; a label is one page. Print it from the carrier’s site, or ask the carrier for single labels',
      fr: 'Le PDF de l’étiquette a 2 pages ; une étiquette est une seule page. Imprimez-la depuis le site du transporteur, ou demandez-lui des étiquettes séparées',
    },
    {
      name: 'a password',
      bytes: () => smallPdf({ ...mm, isLocked: true }),
      as: { format: 'pdf' },
      en: 'The label’s PDF is locked with a password. Ask the carrier for one without',
      fr: 'Le PDF de l’étiquette est protégé par un mot de passe. Demandez-en un sans protection au transporteur',
    },
    {
      name: 'a PDF cut short',
      bytes: () => smallPdf(mm).subarray(0, 150),
      as: { format: 'pdf' },
      en: 'The label’s PDF is damaged and cannot be read. Fetch it from the carrier again',
      fr: 'Le PDF de l’étiquette est endommagé et illisible. Récupérez-le à nouveau chez le transporteur',
    },
    {
      name: 'a page of HTML',
      bytes: () => '<!doctype html><html><body>Wartung</body></html>',
      as: { format: 'pdf' },
      en: 'This is no label: it begins with “<!doctype html><html><bo”. ZPL, PDF and PNG can be printed',
      fr: 'Ce n’est pas une étiquette : le fichier commence par « <!doctype html><html><bo ». On imprime le ZPL, le PDF et le PNG',
    },
    {
      name: '40 MB',
      bytes: () => Buffer.concat([smallPdf(mm), Buffer.alloc(40 * 1024 * 1024)]),
      as: { format: 'pdf' },
      en: 'The label’s file has 41 MB; more than 10 MB are not printed',
      fr: 'Le fichier de l’étiquette fait 41 Mo ; au-delà de 10 Mo, rien n’est imprimé',
    },
    {
      name: 'bytes that changed since they were kept',
      bytes: () => smallPdf(mm),
      as: { format: 'pdf', sha256: '00' },
      en: 'The kept label is damaged: its bytes are not those that the carrier sent. Fetch it from the carrier again',
      fr: 'L’étiquette conservée est endommagée : ses octets ne sont plus ceux du transporteur. Récupérez-la à nouveau chez lui',
    },
  ]

  it.each(cases)('$name', async ({ bytes, as, en, fr, on }) => {
    const printer = await zplPrinter()
    const outcome = await printers.port.print(at(printer.port, on), papers.keep(bytes(), as), noStop)
    if (outcome.kind !== 'failed') throw new Error(outcome.kind)
    expect({
      reason: outcome.reason,
      en: say('en', outcome.detail),
      fr: say('fr', outcome.detail).replaceAll(/[\u00a0\u202f]/g, ' '),
      sent: printer.bytesRead,
    }).toEqual({ reason: 'wrong-format', en, fr, sent: 0 })
  })

  it('a paper that is no longer kept', async () => {
    const content = { kind: 'document', documentId: 'gone', title: 'FR-1' } as const
    expect(inWords(await printers.port.print(at(1), content, noStop))).toEqual({
      kind: 'failed',
      reason: 'wrong-format',
      detail: 'The carrier’s label is no longer kept here. Fetch it from the carrier',
    })
  })

  it('a store that does not answer just now: tried again later', async () => {
    const { port } = openPrinters({
      clock,
      kept: async () => {
        throw new Error('database is locked')
      },
    })
    const content = { kind: 'document', documentId: 'paper-1', title: 'FR-1' } as const
    expect(inWords(await port.print(at(1), content, noStop))).toEqual({
      kind: 'failed',
      reason: 'offline',
      detail: 'The kept label could not be read just now: database is locked',
    })
  })
})

describe('a page that breaks the drawing', () => {
  it('costs bounded memory and itself alone: labels behind it print', async () => {
    const printer = await zplPrinter()
    const before = process.memoryUsage().rss
    const [bad, good, own] = await Promise.all([
      printers.port.print(at(printer.port), papers.keep(bomb(), { format: 'pdf' }), noStop),
      printers.port.print(at(printer.port), papers.keep(smallPdf(mm), { format: 'pdf' }), noStop),
      printers.port.print(at(printer.port), labelContent(), noStop),
    ])
    expect([good?.kind, own?.kind]).toEqual(['confirmed', 'confirmed'])
    expect(['failed', 'confirmed']).toContain(bad?.kind)
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024)
  }, 60_000)
})

describe('a page that is drawn ahead', () => {
  it('prints at once, without being read or drawn again, on paper of that size alone', async () => {
    let read = 0
    const { port, pictures, close } = openPrinters({
      clock,
      kept(id) {
        read += 1
        return papers.kept(id)
      },
    })
    const printer = printerConfig({ kind: 'virtual' })
    const content = papers.keep(smallPdf({ ...mm, art: [box] }), { format: 'pdf' })
    await port.prepare(content, printer)
    await port.print(printer, content, noStop)
    expect(read).toBe(1)
    await port.print(printerConfig({ kind: 'virtual' }, { dpi: 300 }), content, noStop)
    expect(read).toBe(2)
    pictures.forget(['FR-104233'])
    await port.print(printer, content, noStop)
    expect(read).toBe(3)
    await close()
  })

  it('that is refused is tried anew: the paper may have been changed', async () => {
    const tooLarge = papers.keep(smallPdf({ widthMm: 210, heightMm: 297 }), { format: 'pdf' })
    await printers.port.prepare(tooLarge, printerConfig({ kind: 'virtual' }))
    const outcome = await printers.port.print(printerConfig({ kind: 'virtual' }), tooLarge, noStop)
    expect(outcome.kind).toBe('failed')
  })
})

describe('the virtual printer', () => {
  it('forgets a label whose text is dots by what it is of', async () => {
    const printer = printerConfig({ kind: 'virtual' }, { id: 'forgetful' })
    const content = papers.keep(smallPdf(mm), { format: 'pdf' })
    await printers.port.print(printer, { ...content, title: 'FR-104233 1/1 LB473124829FR' }, noStop)
    printers.pictures.forget(['LB473124829FR'])
    expect(printers.pictures.list(printer.id)).toEqual([])
  })
})
