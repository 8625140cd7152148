import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storePrinters } from '../../main/app/printers/printer-settings.ts'
import type { openRouter } from '../../main/app/routes/router.ts'
import type { ControlRoom } from '../../main/app/services/control-room-port.ts'
import { openControlRoom } from '../../main/control-room.ts'
import { joinedProgram } from '../../main/joined-program.ts'
import { acceptedKey, findHub } from '../../main/web/joined-hub.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { anOrder, aWorld, lines, stockOf } from '../support/engine-builders.ts'
import { printerConfig } from '../support/printers/label-builders.ts'
import { ZplPrinter } from '../support/printers/zpl-printer.ts'
import { type ServedHub, serveHub } from '../support/served-hub.ts'
import { openWorkroom, type Workroom } from '../support/workroom.ts'

const MONA = '01930000-0000-7000-8000-000000000001'
const EVERYWHERE = [{ role: 'manager' as const, siteId: null }]

type Client = RouterClient<ReturnType<typeof openRouter>>

let folder: string
let hub: Workroom
let served: ServedHub | null
let port = 0
let desk: ControlRoom | null
let client: Client
let printer: ZplPrinter
const faults: unknown[] = []

beforeEach(async () => {
  faults.length = 0
  folder = mkdtempSync(join(tmpdir(), 'switchyard-following-'))
  hub = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 20 } }) }))
  printer = await ZplPrinter.start()
  desk = null
  port = 0
  await openHub()
  await hub.client.people.add(
    hub.call({ personId: MONA, name: 'Mona', language: 'en', grants: EVERYWHERE, pin: '4711', badge: null }),
  )
})
afterEach(async () => {
  await desk?.close()
  await closeHub()
  await printer.stop()
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
})

async function openHub() {
  served = await serveHub(hub, folder, port, (fault) => faults.push(fault))
  port = served.port
}

async function closeHub() {
  await served?.close()
  served = null
}

async function openDesk(code: string | null = null) {
  const at = `https://127.0.0.1:${port}`
  if (served !== null) await findHub(folder, at, served.network.network.fingerprint)
  const hubKey = acceptedKey(folder, at)
  const home = join(folder, 'desk')
  const joined = joinedProgram({ home, hub: at, hubKey, code, clock: systemClock, say: () => undefined })
  const secrets = { protection: null, seal: async () => new Uint8Array(), open: async () => '' }
  desk = await openControlRoom({ home, demo: null, secrets, restart: () => undefined, follows: joined })
  expect(await joined.ready).toBe('ready')
  const context = desk.contextFor({ actor: '', role: 'packer', language: 'en', device: 'local' })
  client = createRouterClient(desk.router as ReturnType<typeof openRouter>, { context: context as never })
  await client.session.signIn({
    commandId: anId(),
    input: { proof: { by: 'pin', personId: MONA, pin: '4711' } },
  })
}

async function pairedDesk() {
  const by = { actor: 'Mona', role: 'manager' } as const
  const { code } = await hub.room.devices.openPairing({
    name: 'Bench 3',
    siteId: 'LILLE',
    keepsCopy: true,
    by,
  })
  await openDesk(code)
}

const anId = () => uuidv7(Date.now(), Math.random)
const call = <I>(input: I) => ({ commandId: anId(), input })

/** An order for one A, released to picking in Lille; its fulfilment. */
async function released(id: string): Promise<string> {
  await hub.receive(anOrder({ id, externalId: id, lines: lines({ A: 1 }) }))
  await hub.client.orders.release(hub.call({ orderIds: [id] }))
  const [part] = await hub.read((tx) => tx.fulfillments.byOrders([id]))
  return part?.id ?? ''
}

const queue = async () =>
  (await client.packing.queue({ siteId: 'LILLE' })).map(({ fulfillment }) => fulfillment.id)
const atHub = (id: string) => hub.read((tx) => tx.fulfillments.get(id))
const standing = () => client.following.standing({})

/** A printer at the desk, known to the hub. */
async function ownPrinter() {
  const deviceId = (await hub.client.devices.list({})).devices[0]?.id ?? ''
  const bench = printerConfig(
    { kind: 'tcp', host: '127.0.0.1', port: printer.port },
    { id: 'bench', deviceId },
  )
  await hub.room.store.write((tx) => storePrinters(tx, [bench]))
  hub.room.changes.announce()
  const known = async () => (await client.printers.list({})).map(({ id }) => id)
  await expect.poll(known, { timeout: 20_000 }).toContain('bench')
}

describe('a desktop with a copy', () => {
  it('shows what the hub has, and what changes there', async () => {
    const first = await released('O-1')
    await pairedDesk()
    expect(await queue()).toEqual([first])
    const second = await released('O-2')
    await expect.poll(queue).toEqual([first, second])
    expect(await standing()).toMatchObject({
      kind: 'joined',
      aloneSince: null,
      waiting: 0,
      labelsLeft: 1_000,
    })
  })

  it('gives its commands to the hub while that answers, and shows them at once', async () => {
    const fulfillmentId = await released('O-1')
    await pairedDesk()
    const held = await client.orders.hold(call({ orderIds: ['O-1'], note: '' }))
    expect(held.kind).toBe('done')
    expect(await queue()).toEqual([])
    expect((await hub.client.orders.get({ orderId: 'O-1' })).state).toBe('on-hold')
    expect(await atHub(fulfillmentId)).toMatchObject({})
  })

  it('packs alone, prints, and the hub does the same once', async () => {
    const first = await released('O-1')
    const second = await released('O-2')
    await pairedDesk()
    await ownPrinter()
    await closeHub()
    const pack = (fulfillmentId: string) =>
      client.packing.pack(call({ fulfillmentId, printerId: 'bench', weightsG: [] }))
    expect((await pack(first)).kind).toBe('done')
    expect((await pack(second)).kind).toBe('done')
    await expect.poll(() => printer.labels.length, { timeout: 20_000 }).toBe(2)
    expect(await standing()).toMatchObject({ waiting: 2, labelsLeft: 998 })
    expect((await atHub(first))?.state).toBe('released')
    // Ended and started again while the hub is away: it goes on with what it knows, and nothing that waits is lost.
    await desk?.close()
    await openDesk()
    expect(await standing()).toMatchObject({ waiting: 2, labelsLeft: 998 })
    const needsHub = await client.orders.cancel(call({ orderIds: ['O-1'], note: '' }))
    expect(needsHub).toMatchObject({ kind: 'refused', message: { code: 'following.needsHub' } })
    await openHub()
    await expect.poll(standing, { timeout: 20_000 }).toMatchObject({ aloneSince: null, waiting: 0 })
    const here = await client.packing.jobs({ fulfillmentId: first, printerId: null })
    const there = await hub.client.packing.jobs({ fulfillmentId: first, printerId: null })
    expect(here.map(({ id, title }) => [id, title])).toEqual(there.map(({ id, title }) => [id, title]))
    await expect
      .poll(
        async () => (await hub.client.packing.jobs({ fulfillmentId: first, printerId: null }))[0]?.state,
        {
          timeout: 20_000,
        },
      )
      .toBe('confirmed')
    expect(printer.labels.length).toBe(2)
  })

  it('shows as an exception, with both sides, what the hub refuses of what was done alone', async () => {
    const fulfillmentId = await released('O-1')
    await pairedDesk()
    await ownPrinter()
    await closeHub()
    expect((await client.packing.pack(call({ fulfillmentId, printerId: 'bench', weightsG: [] }))).kind).toBe(
      'done',
    )
    const held = async () => (await hub.client.orders.get({ orderId: 'O-1' })).held
    await expect.poll(held, { timeout: 20_000 }).toMatchObject([{ stations: ['Bench 3'] }])
    const hold = () => hub.client.orders.hold(hub.call({ orderIds: ['O-1'], note: '' }))
    expect(await hold()).toMatchObject({ value: { skipped: [{ why: { code: 'following.held' } }] } })
    await hub.client.orders.takeBackWork(
      hub.call({ orderIds: ['O-1'], note: 'Wrong goods', elsewhere: false }),
    )
    expect(await hold()).toMatchObject({ value: { changed: ['O-1'] } })
    await openHub()
    await expect.poll(standing, { timeout: 20_000 }).toMatchObject({ aloneSince: null, waiting: 0 })
    const { rows } = await client.exceptions.list({} as never)
    expect(
      rows.map(({ sentence }) => sentence).find(({ code }) => code === 'exceptions.outage-conflict'),
    ).toMatchObject({
      args: {
        actor: 'Mona',
        station: 'Bench 3',
        act: { code: 'commands.packing.pack' },
        why: { code: 'following.takenBack', args: { note: 'Wrong goods' } },
      },
    })
    // What stands at the hub counts here, too.
    expect((await client.orders.get({ orderId: 'O-1' })).state).toBe('on-hold')
    const [range] = (await hub.read((tx) => tx.numberRanges.all())).filter(({ owner }) => owner !== null)
    expect(range?.next).toBe((range?.first ?? 0) + 1)
  })

  it('carries out once what the hub has done without its answer being heard', async () => {
    const fulfillmentId = await released('O-1')
    await pairedDesk()
    await ownPrinter()
    const { write } = hub.room.store
    // The line breaks after the commit and before the answer.
    hub.room.store.write = async (work) => {
      const result = await write(work)
      const isPacked = (await hub.read((tx) => tx.fulfillments.get(fulfillmentId)))?.state === 'packed'
      if (isPacked && served !== null) await closeHub()
      return result
    }
    const packed = await client.packing.pack(call({ fulfillmentId, printerId: 'bench', weightsG: [] }))
    hub.room.store.write = write
    expect(packed.kind).toBe('done')
    await expect.poll(() => printer.labels.length, { timeout: 20_000 }).toBe(1)
    await openHub()
    await expect.poll(standing, { timeout: 20_000 }).toMatchObject({ aloneSince: null, waiting: 0 })
    const here = await client.packing.jobs({ fulfillmentId, printerId: null })
    const there = await hub.client.packing.jobs({ fulfillmentId, printerId: null })
    expect(here.map(({ id, title }) => [id, title])).toEqual(there.map(({ id, title }) => [id, title]))
    await expect
      .poll(async () => (await hub.client.packing.jobs({ fulfillmentId, printerId: null }))[0]?.state, {
        timeout: 20_000,
      })
      .toBe('confirmed')
    expect(printer.labels.length).toBe(1)
  })

  it('lets in nobody else: not another window, and nobody beyond the desk’s own site', async () => {
    await released('O-1')
    await pairedDesk()
    await expect(hub.client.following.begin({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const answer = await hub.room.following.call((await hub.client.devices.list({})).devices[0]?.id ?? '', {
      path: ['stock', 'repairLedger'],
      input: call({}),
      by: MONA,
      confirmedBy: null,
      language: 'en',
      numbers: [],
      taken: [],
      seen: [],
      wasDone: null,
    })
    expect(answer).toMatchObject({ kind: 'error', code: 'FORBIDDEN' })
  })
})
