import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { storePrinters } from '../../main/app/printers/printer-settings.ts'
import { findHub } from '../../main/web/joined-hub.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { anOrder, aWorld, lines, stockOf } from '../support/engine-builders.ts'
import { printerConfig } from '../support/printers/label-builders.ts'
import { ZplPrinter } from '../support/printers/zpl-printer.ts'
import { type ServedHub, serveHub } from '../support/served-hub.ts'
import { openWorkroom, type Workroom } from '../support/workroom.ts'

const PROGRAM = fileURLToPath(new URL('../support/program/desktop-process.ts', import.meta.url))
const MONA = '01930000-0000-7000-8000-000000000001'
const ORDERS = 12
const KILLS = 4
const random = seededRandom(23)

interface Desktop {
  readonly child: ChildProcess
  /** null = it was killed before it answered. */
  call(path: readonly [string, string], input: unknown): Promise<unknown>
  kill(): Promise<void>
}

let folder: string
let hub: Workroom
let served: ServedHub | null
let printer: ZplPrinter
let hubKey: string
let desk: Desktop | null
let port = 0
const faults: unknown[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-desktop-'))
  hub = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 40 } }) }))
  printer = await ZplPrinter.start()
  desk = null
  served = await serveHub(hub, folder, 0, (fault) => faults.push(fault))
  port = served.port
  const found = await findHub(folder, address(), served.network.network.fingerprint)
  hubKey = found.kind === 'trusted' ? (found.key ?? '') : ''
  const grants = [{ role: 'manager' as const, siteId: null }]
  await hub.client.people.add(
    hub.call({ personId: MONA, name: 'Mona', language: 'en', grants, pin: '4711', badge: null }),
  )
})
afterEach(async () => {
  await desk?.kill()
  await served?.close()
  await printer.stop()
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
})

const address = () => `https://127.0.0.1:${port}`

async function startDesktop(code = ''): Promise<Desktop> {
  const args = [PROGRAM, join(folder, 'desk'), address(), hubKey, code, MONA, '4711']
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const waiting = new Map<string, (answer: unknown) => void>()
  const ready = new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error('the desktop did not start')))
    createInterface(child.stdout as NodeJS.ReadableStream).on('line', (line) => {
      if (line === 'ready') return resolve()
      const { id, answer } = JSON.parse(line) as { id: string; answer: unknown }
      waiting.get(id)?.(answer)
    })
  })
  await ready
  return {
    child,
    call(path, input) {
      const id = crypto.randomUUID()
      const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve))
      child.stdin?.write(`${JSON.stringify({ id, path, input })}\n`)
      return Promise.race([answered, ended.then(() => null)])
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Paired, with a printer of its own that it knows of. */
async function pairedDesktop(): Promise<Desktop> {
  const by = { actor: 'Mona', role: 'manager' } as const
  const invited = { name: 'Bench 3', siteId: 'LILLE', keepsCopy: true, by }
  const opened = await startDesktop((await hub.room.devices.openPairing(invited)).code)
  const deviceId = (await hub.client.devices.list({})).devices[0]?.id ?? ''
  const bench = printerConfig(
    { kind: 'tcp', host: '127.0.0.1', port: printer.port },
    { id: 'bench', deviceId },
  )
  await hub.room.store.write((tx) => storePrinters(tx, [bench]))
  hub.room.changes.announce()
  const known = async () => JSON.stringify(await opened.call(['printers', 'list'], {}))
  await expect.poll(known, { timeout: 20_000 }).toContain('"bench"')
  return opened
}

it('a desktop that is killed in mid-outage loses and doubles nothing of what it was told to do', async () => {
  const ids = Array.from({ length: ORDERS }, (_, i) => `O-${i + 1}`)
  for (const id of ids) await hub.receive(anOrder({ id, externalId: id, lines: lines({ A: 1 }) }))
  await hub.client.orders.release(hub.call({ orderIds: ids }))
  const parts = (await hub.read((tx) => tx.fulfillments.byOrders(ids))).map(({ id }) => id)
  desk = await pairedDesktop()
  await served?.close()
  served = null

  const calls = parts.map((fulfillmentId) => ({
    commandId: uuidv7(Date.now(), random),
    input: { fulfillmentId, printerId: 'bench', weightsG: [] },
  }))
  const told = new Set<string>()
  const pack = async (call: (typeof calls)[number]) => {
    const answer = (await desk?.call(['packing', 'pack'], call)) as { kind: string } | null
    if (answer?.kind === 'done') told.add(call.commandId)
    return answer
  }
  const standing = async () =>
    (await desk?.call(['following', 'standing'], {})) as { waiting: number; aloneSince: number | null }

  // Some are done, then it dies in the middle of the next ones; whoever was not answered gives them again.
  for (let kill = 0; kill < KILLS; kill += 1) {
    const some = calls.slice(kill * 3, kill * 3 + 3)
    const [first, ...others] = some
    if (first !== undefined) await pack(first)
    const underWay = Promise.all(others.map(pack))
    await delay(random() * 60)
    await desk.kill()
    await underWay
    desk = await startDesktop()
    expect((await standing()).waiting).toBeGreaterThanOrEqual(told.size)
    for (const call of some) expect(await pack(call)).toMatchObject({ kind: 'done' })
    expect(await standing()).toMatchObject({ waiting: (kill + 1) * 3 })
  }

  // Once more while it hands over.
  served = await serveHub(hub, folder, port, (fault) => faults.push(fault))
  const isHandingOver = async () =>
    (await hub.read((tx) => tx.fulfillments.byOrders(ids))).some(({ state }) => state === 'packed')
  await expect.poll(isHandingOver, { timeout: 30_000, interval: 5 }).toBe(true)
  await desk.kill()
  desk = await startDesktop()
  await expect.poll(standing, { timeout: 30_000 }).toMatchObject({ aloneSince: null, waiting: 0 })

  const packed = await hub.read((tx) => tx.fulfillments.byOrders(ids))
  expect(packed.map(({ state }) => state)).toEqual(ids.map(() => 'packed'))
  for (const { commandId } of calls)
    expect(await hub.read((tx) => tx.journal.byCommandId(commandId))).not.toBeNull()
  const numbers = packed.flatMap(({ parcels }) => parcels.map(({ trackingNumber }) => trackingNumber))
  expect(new Set(numbers).size).toBe(ORDERS)
  const { rows } = await hub.client.exceptions.list({})
  expect(rows.filter(({ record }) => record.cause.reason === 'outage-conflict')).toEqual([])
  // What may have come out when it died is asked about, and never printed by itself again.
  const jobs = await hub.read(async (tx) =>
    (await Promise.all(parts.map((id) => hub.room.store.printJobs.ofFulfillment(tx, id)))).flat(),
  )
  expect(jobs).toHaveLength(parts.length)
  expect(new Set(jobs.map(({ label }) => label?.fulfillmentId))).toEqual(new Set(parts))
  const times = new Map<string, number>()
  for (const label of printer.labels) times.set(label, (times.get(label) ?? 0) + 1)
  expect([...times.values()].filter((count) => count > 1)).toEqual([])
  expect(await hub.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
}, 180_000)
