import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { storePrinters } from '../../main/app/printers/printer-settings.ts'
import { findHub } from '../../main/web/joined-hub.ts'
import { contractOver, DeviceKeyPair, openLine } from '../support/device-client.ts'
import { anOrder, aProduct, aWorld, lines, stockOf } from '../support/engine-builders.ts'
import { printerConfig } from '../support/printers/label-builders.ts'
import { ZplPrinter } from '../support/printers/zpl-printer.ts'
import { serveHub } from '../support/served-hub.ts'
import { slowLine } from '../support/slow-line.ts'
import { openWorkroom } from '../support/workroom.ts'
import type { BenchResult } from './bench.ts'
import { measured, median, numberOption } from './options.ts'

export const name = 'station'

const PROGRAM = fileURLToPath(new URL('../support/program/station-process.ts', import.meta.url))
/** Packed before it is measured. */
const WARM = 10
const MONA = '01930000-0000-7000-8000-000000000001'

/**
 * `npm run bench -- station [--labels N] [--line MS]`: from the scan that ends packing to the first byte of the label at the
 * station's own printer, over real TLS, with the station's agent in a process of its own, on a line without delay and on one
 * of so many milliseconds there and back (50): and how many times the line is crossed in one direction.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const labels = numberOption(args, '--labels', 60)
  const line = numberOption(args, '--line', 50)
  const near = await scanned(labels, 0)
  const far = await scanned(labels, line)
  const figures = (what: string, { answered, printed }: Scanned) => [
    measured(`station: ${what}, scan to answer, median`, median(answered), 'ms'),
    measured(`station: ${what}, scan to label, median`, median(printed), 'ms'),
    measured(`station: ${what}, scan to label, slowest`, Math.max(...printed), 'ms'),
  ]
  return [
    ...figures('no delay', near),
    ...figures(`line of ${line} ms`, far),
    measured(
      'station: the line crossed from scan to label',
      (2 * (median(far.printed) - median(near.printed))) / line,
      'times',
    ),
  ]
}

interface Scanned {
  readonly answered: number[]
  readonly printed: number[]
}

async function scanned(labels: number, lineMs: number): Promise<Scanned> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-station-bench-'))
  const levels = { A: 10_000, B: 10_000 }
  const world = aWorld({
    products: ['A', 'B'].map((sku) => aProduct(sku)),
    stock: stockOf({ LILLE: levels, LYON: levels, BORDEAUX: levels }),
  })
  const room = await openWorkroom(world)
  const hub = await serveHub(room, folder, 0, (fault) => console.error(fault), ['127.0.0.2'])
  const { port, network } = hub
  const far = await slowLine(port, lineMs / 2, { address: '127.0.0.2', port })
  const window = await slowLine(port, lineMs / 2, { address: '127.0.0.1', port: 0 })
  const address = `https://127.0.0.2:${port}`
  const printer = await ZplPrinter.start()
  let agent: ChildProcess | null = null
  try {
    const ids = await released(room, labels + WARM)
    const grants = [{ role: 'manager' as const, siteId: null }]
    await room.client.people.add(
      room.call({ personId: MONA, name: 'Mona', language: 'fr', grants, pin: '4711', badge: null }),
    )
    const by = { actor: 'Mona', role: 'manager' } as const
    const code = async (station: string) =>
      (await room.room.devices.openPairing({ name: station, siteId: null, by })).code
    const found = await findHub(folder, address, network.network.fingerprint)
    const hubKey = found.kind === 'trusted' ? (found.key ?? '') : ''
    agent = spawn(
      process.execPath,
      [PROGRAM, join(folder, 'station'), address, hubKey, await code('Bench')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await new Promise<void>((resolve) => agent?.stdout?.once('data', () => resolve()))
    const [bench] = (await room.client.devices.list({})).devices
    const own = printerConfig(
      { kind: 'tcp', host: '127.0.0.1', port: printer.port },
      { id: 'bench', deviceId: bench?.id ?? '' },
    )
    await room.room.store.write((tx) => storePrinters(tx, [own]))

    const origin = network.network.addresses[0] ?? ''
    const screen = await openLine({ origin, port: window.port })
    const key = new DeviceKeyPair()
    const signature = key.signature(origin, screen.challenge)
    await screen.say({ code: await code('Screen'), publicKey: key.publicKey, signature })
    const client = contractOver(screen)
    await client.session.signIn(room.call({ proof: { by: 'pin', personId: MONA, pin: '4711' } }))

    const answered: number[] = []
    const printed: number[] = []
    for (const fulfillmentId of ids) {
      printer.firstByteAt = null
      const before = printer.labels.length
      const began = performance.now()
      const done = await client.packing.pack(room.call({ fulfillmentId, printerId: 'bench', weightsG: [] }))
      if (done.kind !== 'done') throw new Error(`Not packed: ${JSON.stringify(done)}`)
      answered.push(performance.now() - began)
      while (printer.labels.length === before) await delay(1)
      printed.push((printer.firstByteAt ?? Number.NaN) - began)
      // As somebody takes the next box: the printer has said by then that the label is out.
      await delay(500)
    }
    screen.socket.terminate()
    return { answered: answered.slice(WARM), printed: printed.slice(WARM) }
  } finally {
    agent?.kill('SIGKILL')
    await Promise.all([far.close(), window.close()])
    await hub.close()
    await printer.stop()
    await room.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Parcels that can be packed, one an order. */
async function released(room: Awaited<ReturnType<typeof openWorkroom>>, count: number): Promise<string[]> {
  const orders = Array.from({ length: count }, (_, n) =>
    anOrder({ id: `O-${n}`, lines: lines({ A: 1, B: 1 }) }),
  )
  await room.receive(...orders)
  const ids = orders.map(({ id }) => id)
  return room.room.store.write(async (tx) => {
    const now = room.room.clock.now()
    await tx.orders.move(ids, 'released', now)
    const planned = (await tx.fulfillments.byOrders(ids)).map(({ id }) => id)
    await tx.fulfillments.move(planned, 'released', now)
    return planned
  })
}
