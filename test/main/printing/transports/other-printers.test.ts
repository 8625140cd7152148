import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PrinterConfig } from '../../../../main/app/ports/printing.ts'
import { openPrinters } from '../../../../main/printing/transports/printer-port.ts'
import { inWords } from '../../../support/printers/in-words.ts'
import { labelContent, labelDocument, printerConfig } from '../../../support/printers/label-builders.ts'
import { usbPrinter } from '../../../support/printers/usb-printer.ts'

const clock = { now: () => Date.UTC(2026, 10, 23, 9, 30) }
const timing = { stallMs: 50, answerMs: 10, confirmMs: 20, pollMs: 1 }
const noStop = new AbortController().signal
const detail = expect.any(String)

describe('file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchyard-labels-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('one whole file a label, none written over', async () => {
    const { port } = openPrinters({ clock })
    const printer = printerConfig({ kind: 'file', directory: folder })
    for (const orderReference of ['A-1', 'A-2']) {
      const outcome = await port.print(printer, labelContent({ orderReference }), noStop)
      expect(inWords(outcome)).toEqual({
        kind: 'confirmed',
        bytes: expect.any(Number),
        detail: expect.stringContaining(folder),
      })
    }
    const names = (await readdir(folder)).toSorted()
    expect(names).toEqual(['label-2026-11-23T09-30-00-000Z-2.zpl', 'label-2026-11-23T09-30-00-000Z.zpl'])
    const second = await readFile(join(folder, names[0] ?? ''), 'utf8')
    expect([second.includes('^FDA-2^FS'), second.endsWith('^XZ\n')]).toEqual([true, true])
  })

  it('a folder that cannot be made is a failure, not a crash', async () => {
    const { port } = openPrinters({ clock })
    const printer = printerConfig({ kind: 'file', directory: '/dev/null/labels' })
    expect([
      inWords(await port.print(printer, labelContent(), noStop)),
      inWords(await port.status(printer, noStop)),
    ]).toEqual([
      { kind: 'failed', reason: 'rejected', detail },
      { kind: 'offline', detail },
    ])
  })
})

describe('USB', () => {
  const address = { kind: 'usb', vendorId: 0x0a5f, productId: 0x0084, serialNumber: 'A1' } as const

  it('takes the kernel driver off, sends, and puts it back', async () => {
    const usb = usbPrinter({ serialNumber: 'A1', acceptsBytes: 1_000_000 })
    const { port } = openPrinters({ clock, timing, usbBus: usb.bus, platform: 'linux' })
    const outcome = await port.print(printerConfig(address), labelContent(), noStop)
    expect(inWords(outcome)).toEqual({ kind: 'sent', bytes: expect.any(Number), detail })
    expect(usb.log).toEqual(['open', 'detach', 'claim', 'release', 'attach', 'close'])
    expect(usb.received().toString('utf8')).toMatch(/^~HS\r\n~HQES\r\n\^XA[\s\S]*\^XZ\n$/)
  })

  it('elsewhere the driver is left alone', async () => {
    const usb = usbPrinter({ serialNumber: 'A1', acceptsBytes: 1_000_000 })
    const { port } = openPrinters({ clock, timing, usbBus: usb.bus, platform: 'darwin' })
    await port.print(printerConfig(address), labelContent(), noStop)
    expect(usb.log).toEqual(['open', 'claim', 'release', 'close'])
  })

  it('a stall in mid-label is unknown, and the printer is let go', async () => {
    const usb = usbPrinter({ serialNumber: 'A1', acceptsBytes: 500 })
    const { port } = openPrinters({ clock, timing, usbBus: usb.bus, platform: 'linux' })
    expect(inWords(await port.print(printerConfig(address), labelContent(), noStop))).toEqual({
      kind: 'unknown',
      bytes: expect.any(Number),
      detail: expect.stringContaining('stalled after 500 bytes'),
    })
    expect(usb.log.slice(-3)).toEqual(['release', 'attach', 'close'])
  })

  it('another printer of the same make is not ours', async () => {
    const usb = usbPrinter({ serialNumber: 'B2', acceptsBytes: 1_000_000 })
    const { port } = openPrinters({ clock, timing, usbBus: usb.bus })
    expect(inWords(await port.print(printerConfig(address), labelContent(), noStop))).toEqual({
      kind: 'failed',
      reason: 'offline',
      detail: 'The USB printer is not plugged in or is switched off',
    })
  })

  it('a machine without USB says so', async () => {
    const usbBus = {
      getDevices: async () => {
        throw new Error('/sys/bus/usb/devices/ not found')
      },
    }
    const { port } = openPrinters({ clock, timing, usbBus })
    expect(inWords(await port.status(printerConfig(address), noStop))).toEqual({
      kind: 'offline',
      detail: 'There is no USB here: /sys/bus/usb/devices/ not found',
    })
  })
})

describe('virtual', () => {
  const printers = openPrinters({ clock })
  afterAll(() => printers.close())
  const printer = printerConfig({ kind: 'virtual' })

  it('keeps the last 200 labels, newest first', async () => {
    for (let n = 1; n <= 203; n++) {
      await printers.port.print(printer, labelContent({ orderReference: `N-${n}` }), noStop)
    }
    const kept = printers.pictures.list(printer.id)
    expect(kept.length).toBe(200)
    expect([kept.at(0), kept.at(-1)].map((label) => /N-\d+/.exec(label?.zpl ?? '')?.[0])).toEqual([
      'N-203',
      'N-4',
    ])
    expect(await printers.pictures.picture(`${printer.id}-1`)).toBeNull()
  })

  it('draws a label as PNG', async () => {
    await printers.port.print(printer, labelContent(), noStop)
    const [newest] = printers.pictures.list(printer.id)
    const png = await printers.pictures.picture(newest?.id ?? '')
    expect(Buffer.from(png?.subarray(0, 8) ?? []).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  })

  it('previews without printing', async () => {
    const before = printers.pictures.list(printer.id).length
    const png = await printers.pictures.preview(
      labelContent(),
      printerConfig({ kind: 'virtual' }, { dpi: 300 }),
    )
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(1180)
    expect(printers.pictures.list(printer.id).length).toBe(before)
  })
})

describe('a label that the printer cannot print is refused before anything is sent', () => {
  const { port } = openPrinters({ clock })
  const zpl = { kind: 'zpl', zpl: '^XA^XZ', dpi: 203, widthMm: 100, heightMm: 150 } as const
  const cases = [
    { name: 'made for another resolution', over: { dpi: 300 }, content: zpl, reason: 'wrong-format' },
    { name: 'wider than the paper', over: { widthMm: 80 }, content: zpl, reason: 'wrong-format' },
    {
      name: 'a document with a fault',
      over: {},
      content: { kind: 'label', document: labelDocument({ parcel: { index: 0, count: 0 } }) },
      reason: 'wrong-format',
    },
    {
      name: 'Windows spooler',
      over: { connection: { kind: 'windows-spooler', printerName: 'ZD420' } },
      content: zpl,
      reason: 'unavailable',
    },
  ] as const
  it.each(cases)('$name', async ({ over, content, reason }) => {
    const printer: PrinterConfig = printerConfig({ kind: 'virtual' }, over)
    expect(inWords(await port.print(printer, content, noStop))).toEqual({ kind: 'failed', reason, detail })
  })
})
