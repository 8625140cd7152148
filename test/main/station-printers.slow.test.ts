import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PrinterConfig, PrintJob } from '../../main/app/ports/printing.ts'
import { printersOf, storePrinters } from '../../main/app/printers/printer-settings.ts'
import { findHub } from '../../main/web/joined-hub.ts'
import { aWorld } from '../support/engine-builders.ts'
import { labelContent, printerConfig } from '../support/printers/label-builders.ts'
import { cupsMissing, startPrivateCups } from '../support/printers/private-cups.ts'
import { ZplPrinter } from '../support/printers/zpl-printer.ts'
import { type ServedHub, serveHub } from '../support/served-hub.ts'
import { openWorkroom, type Workroom } from '../support/workroom.ts'

const PROGRAM = fileURLToPath(new URL('../support/program/station-process.ts', import.meta.url))
const MONA = '01930000-0000-7000-8000-000000000001'

let folder: string
let room: Workroom
let hub: ServedHub
let printer: ZplPrinter
let port = 0
let hubKey: string
let deviceId: string
let station: ChildProcess | null
const faults: unknown[] = []

beforeEach(async () => {
  faults.length = 0
  folder = mkdtempSync(join(tmpdir(), 'switchyard-station-'))
  room = await openWorkroom(aWorld())
  printer = await ZplPrinter.start()
  port = 0
  station = null
  await openHub()
  port = hub.port
  const address = `https://127.0.0.1:${port}`
  const found = await findHub(folder, address, hub.network.network.fingerprint)
  hubKey = found.kind === 'trusted' ? (found.key ?? '') : ''
  const grants = [{ role: 'manager' as const, siteId: null }]
  await room.client.people.add(
    room.call({ personId: MONA, name: 'Mona', language: 'fr', grants, pin: '4711', badge: null }),
  )
})
afterEach(async () => {
  station?.kill('SIGKILL')
  await closeHub()
  await printer.stop()
  await room.close()
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
})

async function openHub() {
  hub = await serveHub(room, folder, port, (fault) => faults.push(fault))
}

const closeHub = () => hub.close()

const USB = { kind: 'usb', vendorId: 0x0a5f, productId: 0x0084, serialNumber: 'A1' } as const
const usbFile = () => join(folder, 'usb')
/** The printer is on the USB of the station from now on, and stalls after so many bytes. */
const plugIn = (acceptsBytes: number) => writeFileSync(usbFile(), String(acceptsBytes))
const cameByUsb = () => readFileSync(`${usbFile()}.received`, 'utf8')

function startStation(code = '', word = ''): Promise<void> {
  const args = [PROGRAM, join(folder, 'station'), `https://127.0.0.1:${port}`, hubKey, code, word]
  const env = { ...process.env, SWITCHYARD_TEST_USB: usbFile() }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  station = child
  return new Promise((resolve) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => resolve())
  })
}

const ended = () => new Promise<void>((resolve) => station?.once('exit', () => resolve()))

/** Pairs the station, which is killed before it says `word`; its printer is the one that the test looks at. */
async function pairedStation(word = '', over: Partial<PrinterConfig> = {}) {
  const by = { actor: 'Mona', role: 'manager' } as const
  const { code } = await room.room.devices.openPairing({ name: 'Bench 3', siteId: null, by })
  const up = startStation(code, word)
  await expect.poll(async () => (await room.client.devices.list({})).devices.length).toBe(1)
  deviceId = (await room.client.devices.list({})).devices[0]?.id ?? ''
  const bench = printerConfig(
    { kind: 'tcp', host: '127.0.0.1', port: printer.port },
    { id: 'bench', deviceId, ...over },
  )
  await room.room.store.write(async (tx) => storePrinters(tx, [...(await printersOf(tx)), bench]))
  await up
}

async function enqueue(id: string) {
  const { queue } = hub.printing.printing
  const content = labelContent({ orderReference: id })
  await room.room.store.write((tx) =>
    queue.enqueue(tx, { id, key: id, printerId: 'bench', label: null, title: id, content, operator: 'Mona' }),
  )
  queue.wake('bench')
}

/** A second printer, of the hub itself, to which what waits at the bench falls back. */
async function withPacking(work: (packing: ZplPrinter) => Promise<void>) {
  const packing = await ZplPrinter.start()
  try {
    const at = printerConfig({ kind: 'tcp', host: '127.0.0.1', port: packing.port }, { id: 'packing' })
    await room.room.store.write((tx) => storePrinters(tx, [at]))
    await work(packing)
  } finally {
    await packing.stop()
  }
}

const job = (id: string): Promise<PrintJob | null> =>
  room.read((tx) => room.room.store.printJobs.byId(tx, id))
const stateOf = (id: string) => expect.poll(async () => (await job(id))?.state, { timeout: 60_000 })

describe('a label for a station', () => {
  it('is printed there, once, and waits here while it is away', async () => {
    await pairedStation()
    await enqueue('first')
    await stateOf('first').toBe('confirmed')
    station?.kill('SIGKILL')
    await expect.poll(() => hub.printing.printing.stations.isThere(deviceId)).toBe(false)
    await enqueue('second')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await job('second'))?.state).toBe('queued')
    await startStation()
    await stateOf('second').toBe('confirmed')
    expect(printer.labels).toHaveLength(2)
  })

  it.each([
    ['when it is stored, before it says so', '"stored"', 'confirmed'],
    ['when it is printed, before it says so', '"confirmed"', 'confirmed'],
  ])('is printed once when the station is killed %s', async (_name, word, state) => {
    await pairedStation(word)
    const killed = ended()
    await enqueue('only')
    await killed
    await startStation()
    await stateOf('only').toBe(state)
    expect(printer.labels).toHaveLength(1)
  })

  it('is asked about, and not sent again, when the station is killed while it prints', async () => {
    await pairedStation()
    printer.behaviour.stuck = true
    await enqueue('only')
    await expect.poll(() => printer.mostConnections).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    station?.kill('SIGKILL')
    printer.behaviour.stuck = false
    await startStation()
    await stateOf('only').toBe('unknown')
    expect(printer.labels).toHaveLength(0)
  })

  it('is printed once when the hub ends while the station has it', async () => {
    await pairedStation()
    const off = printer.port
    await printer.stop()
    await enqueue('only')
    await stateOf('only').toBe('sending')
    await expect(room.client.printers.remove(room.call({ printerId: 'bench' }))).resolves.toMatchObject({
      kind: 'refused',
      message: { code: 'refusals.printers.atStation' },
    })
    await closeHub()
    await printer.listen(off)
    await expect.poll(() => printer.labels.length).toBe(1)
    await openHub()
    await stateOf('only').toBe('confirmed')
    expect(printer.labels).toHaveLength(1)
  })

  it('comes out of its fall-back when the station stays away, and not of both', async () => {
    await withPacking(async (other) => {
      await pairedStation('', { fallback: { printerId: 'packing', afterMinutes: 2 } })
      station?.kill('SIGKILL')
      await expect.poll(() => hub.printing.printing.stations.isThere(deviceId)).toBe(false)
      await enqueue('only')
      room.wait(119_000)
      hub.printing.printing.queue.wake('bench')
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(await job('only')).toMatchObject({ printerId: 'bench', state: 'queued' })
      room.wait(1_000)
      hub.printing.printing.queue.wake('bench')
      await expect.poll(() => other.labels.length).toBe(1)
      await stateOf('only').toBe('confirmed')
      await startStation()
      await expect.poll(() => hub.printing.printing.stations.isThere(deviceId)).toBe(true)
      await enqueue('next')
      await stateOf('next').toBe('confirmed')
      expect([printer.labels.length, other.labels.length]).toEqual([1, 1])
    })
  })

  it('comes out of its fall-back when the printer of the station is out of paper, and not of both', async () => {
    await withPacking(async (other) => {
      await pairedStation('', { fallback: { printerId: 'packing', afterMinutes: 2 } })
      station?.kill('SIGKILL')
      await expect.poll(() => hub.printing.printing.stations.isThere(deviceId)).toBe(false)
      await enqueue('only')
      room.wait(115_000)
      printer.behaviour.faults = ['paper-out']
      await startStation()
      await stateOf('only').toBe('sending')
      await expect.poll(async () => (await job('only'))?.detail?.code, { timeout: 20_000 }).toBeDefined()
      expect(other.labels).toHaveLength(0)
      room.wait(10_000)
      await expect.poll(() => other.labels.length, { timeout: 20_000 }).toBe(1)
      await stateOf('only').toBe('confirmed')
      expect((await job('only'))?.printerId).toBe('packing')
      printer.behaviour.faults = []
      await enqueue('next')
      await stateOf('next').toBe('confirmed')
      expect([printer.labels.length, other.labels.length]).toEqual([1, 1])
    })
  })

  it('comes out of the USB printer of the station, once it is plugged in', async () => {
    await pairedStation('', { connection: USB })
    await enqueue('only')
    const detail = expect.poll(async () => (await job('only'))?.detail?.code, { timeout: 20_000 })
    await detail.toBe('printing.usbMissing')
    expect((await job('only'))?.state).toBe('sending')
    plugIn(1_000_000)
    await stateOf('only').toBe('sent')
    expect(
      cameByUsb()
        .match(/\^XA[\s\S]*?\^XZ/g)
        ?.filter((label) => label.includes('27 cours')),
    ).toHaveLength(1)
  })

  it('is asked about, and goes nowhere else, when the USB of the station stalls in mid-label', async () => {
    await withPacking(async (other) => {
      plugIn(200)
      await pairedStation('', { connection: USB, fallback: { printerId: 'packing', afterMinutes: 1 } })
      await enqueue('only')
      await stateOf('only').toBe('unknown')
      room.wait(120_000)
      hub.printing.printing.queue.wake('bench')
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(await job('only')).toMatchObject({ printerId: 'bench', state: 'unknown' })
      expect(cameByUsb()).toContain('^XA')
      expect(other.labels).toEqual([])
    })
  })

  it.skipIf(cupsMissing() !== null)('goes through the station’s own CUPS as well', async () => {
    const cups = await startPrivateCups()
    try {
      await cups.admin('-p', 'zpl', '-E', '-v', `socket://127.0.0.1:${printer.port}`, '-m', 'raw')
      await pairedStation('', { connection: { kind: 'cups', queue: 'zpl', server: cups.server } })
      await enqueue('only')
      await stateOf('only').toBe('sent')
      await expect.poll(() => printer.labels.length).toBe(1)
      expect(printer.labels[0]).toContain('27 cours Napoléon')
    } finally {
      await cups.stop()
    }
  })
})
