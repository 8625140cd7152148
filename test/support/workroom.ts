import { createRouterClient, type RouterClient } from '@orpc/server'
import { openCommands } from '../../main/app/commands/command.ts'
import { openDecider } from '../../main/app/decide/decider.ts'
import { DemandHistory } from '../../main/app/decide/demand-history.ts'
import { WorldCache } from '../../main/app/decide/world-cache.ts'
import { openDevices } from '../../main/app/devices/devices.ts'
import { openHubSide } from '../../main/app/following/hub-side.ts'
import { unreadableRows } from '../../main/app/inbound/unreadable/report-unreadable.ts'
import { Figures } from '../../main/app/notify/figures.ts'
import { SellingSpeed } from '../../main/app/notify/growing-buffer.ts'
import { openPeople } from '../../main/app/people/people.ts'
import type { NetworkDoor } from '../../main/app/ports/network-door.ts'
import type { Store, Tx } from '../../main/app/ports/store.ts'
import { openStationPrinters } from '../../main/app/printers/station-printers.ts'
import { openApiKeys } from '../../main/app/programs/api-keys.ts'
import { openReckoning } from '../../main/app/reckoning/reckoning.ts'
import { openReleaseGate } from '../../main/app/release/release-gate.ts'
import { openRouter } from '../../main/app/routes/router.ts'
import type { AppServices } from '../../main/app/services/app-services.ts'
import { openChanges } from '../../main/app/services/changes.ts'
import type { Session } from '../../main/app/services/control-room-port.ts'
import { openNotices } from '../../main/app/services/notices.ts'
import { CARRIER_FAULTS } from '../../main/carriers/carrier-faults.ts'
import { carrierConnectors } from '../../main/carriers/connectors.ts'
import { handedInOrders } from '../../main/channels/drop-folder/handed-in.ts'
import type { World } from '../../main/engine/world.ts'
import { createPrintQueue } from '../../main/printing/queue/print-queue.ts'
import { nextTracking, takeSerials } from '../../main/printing/tracking/next-tracking.ts'
import { ownNumber } from '../../main/printing/tracking/own-number.ts'
import { VirtualPrinter } from '../../main/printing/transports/virtual-printer.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import type { Channel } from '../../shared/domain/channel.ts'
import type { Order } from '../../shared/domain/order.ts'
import { POLICY } from '../../shared/domain/policy.ts'
import { WORKSPACE } from '../../shared/domain/workspace.ts'
import type { Clock, Stopwatch } from '../../shared/lib/clock.ts'
import { type Random, seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { plainMessage } from '../../shared/messages/message.ts'
import { openOwnRanges } from './carrier-accounts.ts'
import { NO_CONNECTORS } from './channels/no-connectors.ts'
import { MONDAY_MORNING } from './engine-builders.ts'
import { openMemoryStore } from './memory-store.ts'

export interface Workroom {
  readonly room: AppServices
  /** Calls the router as a manager; `as` gives other roles. */
  readonly client: RouterClient<ReturnType<typeof openRouter>>
  as(session: Partial<Session>): RouterClient<ReturnType<typeof openRouter>>
  /** A command's envelope with a fresh id. */
  call<I>(input: I): { commandId: string; input: I }
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Takes orders in as if they had been pulled, and decides them. */
  receive(...orders: Order[]): Promise<void>
  /** What was queued is printed at once while it is on. */
  readonly printer: { isOn: boolean }
  /** Files that were uploaded, by id. */
  readonly uploads: Map<string, Uint8Array>
  /** What its virtual printers show. */
  readonly virtual: VirtualPrinter
  /** Moves the clock on. */
  wait(ms: number): void
  close(): Promise<void>
}

const MANAGER: Session = { actor: 'Mona', role: 'manager', language: 'en' }

/** As the command line said. */
const OPEN_DOOR: NetworkDoor = {
  network: () => ({ addresses: ['https://hub:7443'], fingerprint: null }),
  canSwitch: false,
  open: async () => 'port-in-use',
  close: async () => undefined,
}

/** The shop that orders of `anOrder` come from; a real kind, so that it is told what it must know. */
export const SHOP: Channel = {
  id: 'shop',
  name: 'Shop',
  kind: 'shopify',
  url: 'http://127.0.0.1:1',
  buffer: 0,
  priority: 0,
  paused: false,
  sandbox: true,
}

/**
 * Use cases over a real SQLite store in memory, a hand-moved clock, and no network: channels are only told via the
 * outbox, and asked by `ask`.
 */
export async function openWorkroom(
  world: World,
  ask: AppServices['sync']['ask'] = () => null,
  /** A file goes on where it was left; a store has been filled. */
  kept: string | Store | null = null,
  /** Ends a group of decisions; absent: nothing does, null: as in the control room. */
  stopwatch: Stopwatch | null = () => 0,
  door: NetworkDoor = OPEN_DOOR,
  /** Of a simulation: its time, and chance that no other life of it has. */
  own: { readonly clock: Clock; readonly random: Random } | null = null,
): Promise<Workroom> {
  let now = MONDAY_MORNING
  const clock = own?.clock ?? { now: () => now }
  const random = own?.random ?? seededRandom(7)
  const newId = (): string => uuidv7(clock.now(), random)
  const unreadable = unreadableRows(clock, () => undefined)
  const virtual = new VirtualPrinter(clock, async () => new Uint8Array())
  const options = { clock, onCorruptRow: unreadable.hear }
  const store =
    kept === null
      ? await openMemoryStore(options)
      : typeof kept === 'string'
        ? await openSqliteStore({ ...options, path: kept })
        : kept
  const changes = openChanges(store)
  const worlds = new WorldCache(CARRIER_FAULTS)
  const people = openPeople({ store, clock, onPresence: () => undefined })
  const apiKeys = openApiKeys({ store, clock })
  const commands = openCommands({
    store,
    clock,
    newId,
    changes,
    onNewWorld: (written, revision) => worlds.changed(written, revision),
    onTouched(topics) {
      if (topics.has('people')) people.forget()
      if (topics.has('programs')) apiKeys.forget()
    },
  })
  const decider = openDecider({ commands, clock, worlds, ...(stopwatch && { stopwatch }) })
  await unreadable.start(commands)
  if (store !== kept) await store.write((tx) => fillWorkroom(tx, world))
  const printer = { isOn: true }
  const uploads = new Map<string, Uint8Array>()
  let printed = Promise.resolve()
  const printAll = () => {
    if (!printer.isOn) return
    printed = store.write(async (tx) => {
      const queued = await store.printJobs.list(tx, { printerId: null, states: ['queued'], limit: 100 })
      for (const job of queued)
        await store.printJobs.mark(tx, job.id, 'queued', {
          ...job,
          state: 'confirmed',
          changedAt: clock.now(),
        })
    })
  }
  const sync: AppServices['sync'] = {
    health: () => ({ link: { kind: 'online' }, lastSuccessAt: null }),
    syncNow: () => {},
    reload: () => {},
    ask,
  }
  const room: AppServices = {
    onFault: () => {},
    store,
    clock,
    random,
    newId,
    changes,
    people,
    apiKeys,
    devices: openDevices({
      store,
      commands,
      clock,
      people,
      newId,
      announce: () => changes.announceTopic('devices'),
      door,
    }),
    commands,
    reckoning: openReckoning({ store, worlds, clock, newId }),
    following: openHubSide({
      store,
      clock,
      changes,
      people,
      commands,
      newId,
      takeSerials: (count) => store.write((tx) => takeSerials(tx, count)),
    }),
    worlds,
    demand: new DemandHistory(store),
    decider,
    figures: new Figures({ worlds, clock, speed: new SellingSpeed() }),
    scheduler: { wake: () => {} },
    sync,
    gate: openReleaseGate({ sync: sync, clock }),
    connectors: NO_CONNECTORS,
    carrierConnectors: carrierConnectors({ clock, timeoutMs: 1000 }),
    program: { id: 'test', name: 'test' },
    sendMail: async () => ({ kind: 'taken' }),
    secrets: { isProtected: false, get: async () => null, put: async () => {}, remove: async () => {} },
    reconciler: {
      start: async () => {},
      verify: async () => {},
      nightly: async () => {},
      progress: () => null,
      stop: async () => {},
    },
    catalogues: {
      read: async () => {},
      take: async () => {},
      resume: async () => {},
      isReading: () => false,
      stop: async () => {},
    },
    serverClocks: { aheadMs: () => null },
    purchasing: {
      health: () => ({ kind: 'online' }),
      tracking: () => null,
      wake: () => {},
      reload: () => {},
    },
    printing: {
      queue: createPrintQueue(store.printJobs, clock, printAll),
      port: {
        status: async () => ({ kind: 'ready', waiting: 0 }),
        print: async () => ({ kind: 'confirmed', bytes: 0, detail: plainMessage('') }),
        prepare: async () => {},
      },
      stations: openStationPrinters(clock, () => undefined),
      pictures: {
        list: (printerId) => virtual.list(printerId),
        picture: (id) => virtual.picture(id),
        forget: (words) => virtual.forget(words),
        preview: async () => new Uint8Array(),
        write: async () => new Uint8Array(),
        drawSmaller: async () => new Uint8Array(),
        shown: async () => new Uint8Array(),
      },
      numberFrom: ownNumber,
      nextTracking: async ({ tx, numbers }) => numbers.shift() ?? nextTracking(tx),
    },
    imports: {
      bytes: async (uploadId) => uploads.get(uploadId) ?? null,
      read: () => Promise.reject(new Error('no files here')),
    },
    filedOrders: handedInOrders({
      findPlace: () => null,
      workspace: () => store.read((tx) => tx.settings.get(WORKSPACE)),
    }),
    findPlace: () => null,
    demo: { current: () => null, start: async () => 0 },
    keeping: {
      by: 'program',
      run: async () => '',
      lastAt: () => null,
      underWay: () => null,
      checkedAt: () => null,
      copies: () => [],
      restore: async () => {},
      missing: () => null,
      beginAnew: () => {},
      secondPlace: () => null,
      putSecondPlace: () => {},
    },
    notices: openNotices(),
    about: { home: '', store: '', programVersion: '', processes: () => [], troubles: async () => [] },
  }
  const router = openRouter(room)
  const as = (session: Partial<Session>) =>
    createRouterClient(router, { context: { session: { ...MANAGER, ...session } } })
  return {
    room,
    printer,
    uploads,
    virtual,
    client: as({}),
    as,
    call: (input) => ({ commandId: newId(), input }),
    read: (work) => store.read(work),
    async receive(...orders) {
      await store.write((tx) => tx.orders.insert(orders, clock.now()))
      await decider.decideAll()
    },
    wait(ms) {
      now += ms
    },
    async close() {
      await printed
      await store.close()
    },
  }
}

export async function fillWorkroom(tx: Tx, world: World): Promise<void> {
  tx.changedBy.at = MONDAY_MORNING
  await tx.channels.put(SHOP)
  await tx.sites.put(world.sites)
  await tx.products.put(world.products)
  await tx.carriers.putServices(world.services)
  await tx.carriers.replaceRates(world.rates)
  await openOwnRanges(tx, world.services)
  await tx.stock.putLevels(
    world.stock.map(({ siteId, sku, onHand, safety }) => ({ siteId, sku, onHand, safety })),
  )
  await tx.stock.replaceReserves(world.reserves)
  await tx.settings.put(POLICY, world.policy)
  await tx.settings.put(WORKSPACE, {
    ...WORKSPACE.defaults,
    merchantName: 'Test',
    timeZone: world.timeZone,
    autoReleaseMinutes: 10,
  })
}
