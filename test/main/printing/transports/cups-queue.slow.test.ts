import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrinters } from '../../../../main/printing/transports/printer-port.ts'
import type { Paper } from '../../../../shared/domain/paper.ts'
import { inWords } from '../../../support/printers/in-words.ts'
import { labelContent, printerConfig } from '../../../support/printers/label-builders.ts'
import { PAGES_PPD } from '../../../support/printers/pages-ppd.ts'
import { cupsMissing, type PrivateCups, startPrivateCups } from '../../../support/printers/private-cups.ts'
import { ZplPrinter } from '../../../support/printers/zpl-printer.ts'

const HAND_OVER: Paper = {
  kind: 'hand-over',
  language: 'en',
  merchantName: 'Comptoir du Nord',
  siteName: 'Lille',
  siteAddress: [],
  carrierName: 'Colissimo',
  accountName: 'Colissimo Lille',
  number: '2026-11-30/1',
  day: '2026-11-30',
  closedAt: '16:05',
  isSandbox: false,
  parcels: [],
}

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

  it('a queue with a driver gets a paper as the pages it is', async () => {
    const taken: Buffer[] = []
    const office = createServer((socket) => socket.on('data', (bytes) => taken.push(bytes)))
    await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve))
    const folder = await mkdtemp(join(tmpdir(), 'switchyard-ppd-'))
    try {
      await writeFile(join(folder, 'pages.ppd'), PAGES_PPD)
      const address = office.address()
      const devicePort = typeof address === 'object' ? (address?.port ?? 0) : 0
      const driver = ['-P', join(folder, 'pages.ppd'), '-v', `socket://127.0.0.1:${devicePort}`]
      await cups.admin('-p', 'office', '-E', ...driver)
      const pages = { language: { kind: 'pdf' }, widthMm: 210, heightMm: 297 } as const
      const outcome = await port.print(
        { ...printer('office'), ...pages },
        { kind: 'paper', paper: HAND_OVER, title: 'Colissimo 2026-11-30/1' },
        noStop,
      )
      expect(inWords(outcome)).toMatchObject({ kind: 'sent' })
      expect(Buffer.concat(taken).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    } finally {
      office.close()
      await rm(folder, { recursive: true, force: true })
    }
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
