import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { PrintContent, PrintOutcome } from '../../../../main/app/ports/printing.ts'
import { openPrinters } from '../../../../main/printing/transports/printer-port.ts'
import { EscPosPrinter } from '../../../support/printers/escpos-printer.ts'
import { type InWords, inWords } from '../../../support/printers/in-words.ts'
import { labelContent, printerConfig } from '../../../support/printers/label-builders.ts'
import { ZplPrinter, type ZplPrinterBehaviour } from '../../../support/printers/zpl-printer.ts'

const clock = { now: () => 0 }
/** Longer than any answer that comes takes, also on a busy machine. */
const patient = { connectMs: 10_000, stallMs: 10_000, answerMs: 10_000, confirmMs: 20_000, pollMs: 5 }
const printers = openPrinters({ clock, timing: patient })
/** For answers that never come. */
const hasty = openPrinters({ clock, timing: { ...patient, stallMs: 150, answerMs: 80, confirmMs: 200 } })
const running: { stop(): Promise<void> }[] = []
const noStop = new AbortController().signal

afterEach(async () => {
  for (const printer of running.splice(0)) await printer.stop()
})

async function zplPrinter(behaviour: Partial<ZplPrinterBehaviour>): Promise<ZplPrinter> {
  const printer = await ZplPrinter.start(behaviour)
  running.push(printer)
  return printer
}

const at = (port: number) => printerConfig({ kind: 'tcp', host: '127.0.0.1', port })
/** A carrier's label with a big picture in it. */
const bigLabel = (characters: number): PrintContent => ({
  kind: 'zpl',
  zpl: `^XA^FX${'x'.repeat(characters)}^FS^XZ`,
  dpi: 203,
  widthMm: 100,
  heightMm: 150,
})
const detail = expect.any(String)

function neverEnds({ answers, silentAfterLabel, busyAnswers, stuck }: Partial<ZplPrinterBehaviour>): boolean {
  return answers === 'none' || silentAfterLabel === true || stuck === true || (busyAnswers ?? 0) > 100
}

describe('one label to a ZPL printer on TCP', () => {
  const cases: {
    name: string
    behaviour: Partial<ZplPrinterBehaviour>
    want: PrintOutcome['kind'] | InWords
    labels: number
  }[] = [
    { name: 'confirmed when it says that it is done', behaviour: {}, want: 'confirmed', labels: 1 },
    {
      name: 'waits while the label is in its buffer',
      behaviour: { busyAnswers: 3 },
      want: 'confirmed',
      labels: 1,
    },
    {
      name: 'a greeting is no answer',
      behaviour: { greeting: 'ZTC GK420d\r\n\x02hello\x03' },
      want: 'confirmed',
      labels: 1,
    },
    { name: 'slow is not stuck', behaviour: { slow: true }, want: 'confirmed', labels: 1 },
    {
      name: 'out of paper: nothing is sent',
      behaviour: { faults: ['paper-out'] },
      want: { kind: 'failed', reason: 'fault', detail: 'The printer reports: out of paper' },
      labels: 0,
    },
    {
      name: 'head open, and only ~HQES is answered: nothing is sent',
      behaviour: { faults: ['head-open'], answers: 'hqes' },
      want: { kind: 'failed', reason: 'fault', detail: 'The printer reports: print head open' },
      labels: 0,
    },
    {
      name: 'a printer that never answers: sent, no proof',
      behaviour: { answers: 'none' },
      want: 'sent',
      labels: 1,
    },
    {
      name: 'out of paper under way: unknown',
      behaviour: { faultsAfterLabel: ['paper-out'] },
      want: {
        kind: 'unknown',
        bytes: expect.any(Number),
        detail: 'The printer took the label and then reported: out of paper',
      },
      labels: 1,
    },
    {
      name: 'silent after the label: unknown',
      behaviour: { silentAfterLabel: true },
      want: {
        kind: 'unknown',
        bytes: expect.any(Number),
        detail: 'The printer took the label and then fell silent',
      },
      labels: 1,
    },
    {
      name: 'still waiting after all the time: unknown',
      behaviour: { busyAnswers: 10_000 },
      want: {
        kind: 'unknown',
        bytes: expect.any(Number),
        detail: 'The printer took the label but still has 1 label waiting',
      },
      labels: 1,
    },
    {
      name: 'accepts, reads and says nothing: unknown',
      behaviour: { stuck: true },
      want: 'unknown',
      labels: 0,
    },
  ]
  it.each(cases)('$name', async ({ behaviour, want, labels }) => {
    const printer = await zplPrinter(behaviour)
    const asking = neverEnds(behaviour) ? hasty : printers
    const outcome = await asking.port.print(at(printer.port), labelContent(), noStop)
    expect({ outcome: inWords(outcome), labels: printer.labels.length }).toEqual({
      outcome: typeof want === 'string' ? expect.objectContaining({ kind: want }) : want,
      labels,
    })
  })

  it('a large label arrives whole through a slow reader', async () => {
    const printer = await zplPrinter({ slow: true })
    const outcome = await printers.port.print(at(printer.port), bigLabel(2_000_000), noStop)
    expect(inWords(outcome)).toEqual({ kind: 'confirmed', bytes: 2_000_012, detail })
    expect(printer.labels.map((label) => label.length)).toEqual([2_000_012])
  })

  it('a reset in mid-label is unknown', async () => {
    const printer = await zplPrinter({ resetAfterBytes: 100_000 })
    const outcome = await printers.port.print(at(printer.port), bigLabel(30_000_000), noStop)
    expect(inWords(outcome)).toEqual({
      kind: 'unknown',
      bytes: expect.any(Number),
      detail: expect.stringMatching(/broke|closed/),
    })
    expect(printer.labels).toEqual([])
  })

  it('a stall says after how many bytes', async () => {
    const printer = await zplPrinter({ stuck: true })
    const outcome = await hasty.port.print(at(printer.port), bigLabel(30_000_000), noStop)
    expect(inWords(outcome)).toEqual({
      kind: 'unknown',
      bytes: expect.any(Number),
      detail: expect.stringMatching(/stalled after [\d,]+ bytes/),
    })
  })

  it('a printer that is off: nothing is sent', async () => {
    const printer = await ZplPrinter.start()
    const { port } = printer
    await printer.stop()
    expect(inWords(await printers.port.print(at(port), labelContent(), noStop))).toEqual({
      kind: 'failed',
      reason: 'offline',
      detail: `127.0.0.1:${port} refused the connection`,
    })
  })

  it('stopping the program in mid-label is unknown, before it is nothing', async () => {
    const printer = await zplPrinter({ stuck: true, answers: 'none' })
    const stopping = new AbortController()
    const printing = hasty.port.print(at(printer.port), bigLabel(30_000_000), stopping.signal)
    setTimeout(() => stopping.abort(), 250)
    expect(inWords(await printing)).toEqual({ kind: 'unknown', bytes: expect.any(Number), detail })
    expect(inWords(await printers.port.print(at(printer.port), labelContent(), stopping.signal))).toEqual({
      kind: 'failed',
      reason: 'offline',
      detail,
    })
  })
})

describe('status of a ZPL printer on TCP', () => {
  const cases: { name: string; behaviour: Partial<ZplPrinterBehaviour>; want: InWords }[] = [
    { name: 'ready', behaviour: {}, want: { kind: 'ready', waiting: 0 } },
    {
      name: 'several faults',
      behaviour: { faults: ['paper-out', 'paused'] },
      want: { kind: 'fault', faults: ['paper-out', 'paused'] },
    },
    { name: 'silent', behaviour: { answers: 'none' }, want: { kind: 'unknown', detail } },
  ]
  it.each(cases)('$name', async ({ behaviour, want }) => {
    const printer = await zplPrinter(behaviour)
    const asking = neverEnds(behaviour) ? hasty : printers
    expect(inWords(await asking.port.status(at(printer.port), noStop))).toEqual(want)
  })
})

it('a printer that takes one connection at a time is asked and sent to in turn', async () => {
  const printer = await zplPrinter({ slow: true })
  const one = at(printer.port)
  const [before, label, another] = await Promise.all([
    printers.port.status(one, noStop),
    printers.port.print(one, bigLabel(500_000), noStop),
    printers.port.print({ ...one, id: 'same-device' }, labelContent(), noStop),
  ])
  expect([before.kind, label.kind, another.kind]).toEqual(['ready', 'confirmed', 'confirmed'])
  expect([printer.labels.length, printer.mostConnections]).toEqual([2, 1])
})

describe('one label to an Epson printer on TCP', () => {
  afterAll(() => Promise.all([printers.close(), hasty.close()]))
  const epson = (port: number) => ({ ...at(port), language: { kind: 'escpos', family: 'epson' } as const })
  const cases = [
    {
      name: 'confirmed once it has printed',
      behaviour: {},
      want: { kind: 'confirmed', bytes: expect.any(Number), detail },
    },
    {
      name: 'cover open: nothing is sent',
      behaviour: { coverOpen: true },
      want: { kind: 'failed', reason: 'fault', detail: 'The printer reports: print head open' },
    },
    {
      name: 'paper at its end: nothing is sent',
      behaviour: { paperEnd: true },
      want: { kind: 'failed', reason: 'fault', detail: 'The printer reports: out of paper' },
    },
    {
      name: 'one that does not answer',
      behaviour: { answers: false },
      want: { kind: 'sent', bytes: expect.any(Number), detail },
    },
  ]
  it.each(cases)('$name', async ({ behaviour, want }) => {
    const printer = await EscPosPrinter.start(behaviour)
    running.push(printer)
    const asking = want.kind === 'sent' ? hasty : printers
    const outcome = await asking.port.print(epson(printer.port), labelContent(), noStop)
    expect(inWords(outcome)).toEqual(want)
    expect(printer.printed.length).toBe(outcome.kind === 'failed' ? 0 : outcome.bytes)
  })

  it('the picture is at the resolution of the head, and the paper is cut after it', async () => {
    const printer = await EscPosPrinter.start()
    running.push(printer)
    await printers.port.print(epson(printer.port), labelContent(), noStop)
    // GS v 0: raster image of 100 bytes x 1200 rows; GS V 0: cut.
    const raster = printer.printed.indexOf(Buffer.from([0x1d, 0x76, 0x30, 48, 100, 0, 0xb0, 0x04]))
    const cut = printer.printed.lastIndexOf(Buffer.from([0x1d, 0x56, 0x00]))
    expect(raster).toBeGreaterThanOrEqual(0)
    expect(cut).toBeGreaterThanOrEqual(raster + 8 + 100 * 1200)
  })
})
