import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrinters } from '../../../../main/printing/transports/printer-port.ts'
import { inWords } from '../../../support/printers/in-words.ts'
import { labelContent, printerConfig } from '../../../support/printers/label-builders.ts'
import { cupsMissing, type PrivateCups, startPrivateCups } from '../../../support/printers/private-cups.ts'
import { ZplPrinter } from '../../../support/printers/zpl-printer.ts'

const missing = cupsMissing()
const noStop = new AbortController().signal
const detail = expect.any(String)

describe.skipIf(missing !== null)(`CUPS raw queue${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let cups: PrivateCups
  let device: ZplPrinter
  const { port } = openPrinters({ clock: { now: () => 0 }, cupsTiming: { deliverMs: 4_000, pollMs: 50 } })
  const printer = (queue: string) => printerConfig({ kind: 'cups', queue, server: cups.server })

  beforeAll(async () => {
    device = await ZplPrinter.start()
    cups = await startPrivateCups()
    const raw = ['-E', '-m', 'raw', '-o', 'printer-error-policy=retry-job']
    await cups.admin('-p', 'zpl', '-v', `socket://127.0.0.1:${device.port}`, ...raw)
    await cups.admin('-p', 'off', '-v', 'socket://127.0.0.1:9', ...raw)
  })
  afterAll(async () => {
    await cups?.stop()
    await device?.stop()
  })

  it('gives the label to the device byte for byte and claims no more than that', async () => {
    expect(inWords(await port.status(printer('zpl'), noStop))).toEqual({ kind: 'ready', waiting: 0 })
    const outcome = await port.print(printer('zpl'), labelContent(), noStop)
    expect(inWords(outcome)).toEqual({
      kind: 'sent',
      bytes: expect.any(Number),
      detail: 'CUPS gave zpl-1 to the printer',
    })
    expect(device.labels.map((label) => label.includes('27 cours Napoléon'))).toEqual([true])
  })

  it('withdraws a label that does not get through', async () => {
    const outcome = await port.print(printer('off'), labelContent(), noStop)
    expect(inWords(outcome)).toEqual({
      kind: 'unknown',
      bytes: 0,
      detail: expect.stringContaining('is withdrawn'),
    })
    expect(await port.status(printer('off'), noStop)).toMatchObject({ kind: 'ready', waiting: 0 })
  })

  it('a queue that does not exist: nothing is sent', async () => {
    expect(inWords(await port.print(printer('nowhere'), labelContent(), noStop))).toEqual({
      kind: 'failed',
      reason: 'offline',
      detail,
    })
  })
})

describe('CUPS that cannot be reached', () => {
  it('a queue cannot be used, which is said', async () => {
    const { port } = openPrinters({ clock: { now: () => 0 } })
    const printer = printerConfig({ kind: 'cups', queue: 'zpl', server: '127.0.0.1:9' })
    expect((await port.print(printer, labelContent(), noStop)).kind).toBe('failed')
  })
})
