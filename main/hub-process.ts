import { hostname } from 'node:os'
import type { HubProcessView } from '../shared/contract/keeping.ts'
import { MINUTE_MS } from '../shared/lib/clock.ts'
import type { Message } from '../shared/messages/definition.ts'
import { priceStock } from './app/decide/price-stock.ts'
import type { Devices } from './app/devices/devices.ts'
import { sharedWork } from './app/hub/shared-work.ts'
import { type Standing, standing, standingOfWork, standingsOf } from './app/hub/standing.ts'
import type { Work } from './app/hub/work.ts'
import type { Hub } from './app/ports/hub.ts'
import type { AppServices } from './app/services/app-services.ts'
import type { BackgroundWork } from './background-work.ts'
import type { PrintStation } from './print-station.ts'

/** The duty of whoever decides, releases, reviews and prunes, and works channels, carriers and printers. */
const WORK = 'work'
/** An HTTP call that a process had under way when it was lost is over by then. */
const UNDER_WAY_MS = 30_000
/** Prices of scarce stock and what is learned of orders, in processes that do not have the work. */
const LEARN_MS = 3 * MINUTE_MS

type Parts = Pick<
  AppServices,
  'store' | 'clock' | 'newId' | 'changes' | 'worlds' | 'demand' | 'people' | 'apiKeys' | 'notices' | 'onFault'
> & {
  readonly hub: Hub
  /** Of this process alone. */
  readonly devices: Devices
  readonly station: PrintStation
  readonly learnOrders: () => Promise<void>
  readonly begin: (underWayMs: number) => Promise<BackgroundWork>
}

/** Makes this process one of a hub: it hears what the others commit, and has the work while nobody else has. */
export function joinHub(parts: Parts): {
  readonly work: Work
  processes(): HubProcessView[]
  leave(): Promise<void>
} {
  const { hub, store, clock, changes, worlds, people, apiKeys, notices, station, devices, onFault } = parts
  let own: BackgroundWork | null = null
  let mine: Work | null = null
  let told: readonly Message[] = []
  let last = { journal: -1, world: -1 }
  const shared = sharedWork({
    hub,
    clock,
    newId: parts.newId,
    mine: () => mine,
    wakeStationPrinter: (printerId) => station.wakeStations(printerId),
  })

  hub.hold(WORK, async ({ isClean }) => {
    const begun = await parts.begin(isClean ? 0 : UNDER_WAY_MS)
    const printers = await station.serveOwn()
    own = begun
    mine = withinDuty(begun, (printerId) => printers.wake(printerId))
    shared.repeat()
    changes.announceTopic('channels')
    return async () => {
      mine = null
      own = null
      await Promise.all([begun.stop(), printers.stop()])
    }
  })

  hub.onSignal((signal) => {
    if (signal.kind === 'cut') devices.cut(signal.deviceId)
    if (signal.kind === 'station') station.printing.stations.leave(signal.deviceId)
    if (signal.kind !== 'committed') return
    if (signal.isNewWorld) catchUp()
    if (signal.topics.includes('people')) people.forget()
    if (signal.topics.includes('programs')) {
      apiKeys.forget()
      own?.wakeWebhooks()
    }
    changes.announce()
  })
  hub.onLook((seen) => {
    if (seen.journal !== last.journal) {
      // Of a process that was killed before it could tell.
      people.forget()
      apiKeys.forget()
      changes.announce()
    }
    if (seen.world !== last.world) catchUp()
    last = seen
    hearWork()
  })
  hub.describe(async (): Promise<Standing> => {
    const work = mine
    return {
      host: hostname(),
      pid: process.pid,
      devices: devices.connected(),
      people: Object.fromEntries([...(await devices.present())].map(([id, people]) => [id, [...people]])),
      stations: station.printing.stations.here(),
      work: work === null ? null : await standingOfWork(work, store, notices.all()),
    }
  })

  function catchUp(): void {
    store.read((tx) => worlds.catchUp(tx)).catch(onFault)
  }

  let before = ''
  let holder: string | null = null
  /** What the process that has the work says: its notices stand in every window, and screens show how it is. */
  function hearWork(): void {
    const next = hub.others().find(({ standing: one }) => standing.safeParse(one).data?.work)?.id ?? null
    if (next !== null && next !== holder) shared.repeat()
    holder = next
    const there = standingsOf(hub)
    const said = mine === null ? (there.find(({ work }) => work !== null)?.work?.notices ?? []) : []
    for (const one of told) if (!said.some((each) => idOf(each) === idOf(one))) notices.clear(idOf(one))
    for (const one of said) notices.say(idOf(one), one)
    told = said
    const now = JSON.stringify(there.map(({ work, ...rest }) => [rest, work?.channels, work?.accounts]))
    if (now === before) return
    before = now
    for (const topic of ['channels', 'carriers', 'devices'] as const) changes.announceTopic(topic)
  }

  const learning = setInterval(() => {
    if (mine !== null) return
    priceStock(parts, clock.now()).then(parts.learnOrders).catch(onFault)
  }, LEARN_MS).unref()

  return {
    work: shared,
    processes() {
      const holder = hub.duties().find(({ name }) => name === WORK)
      const viewOf = (id: string, startedAt: number, said: Pick<Standing, 'host' | 'pid' | 'devices'>) => ({
        id,
        host: said.host,
        pid: said.pid,
        startedAt,
        isThis: id === hub.processId,
        workSince: holder?.processId === id ? holder.since : null,
        devices: said.devices.length,
      })
      const own = { host: hostname(), pid: process.pid, devices: devices.connected() }
      const others = hub.others().flatMap(({ id, startedAt, standing: said }) => {
        const known = standing.safeParse(said).data
        return known === undefined ? [] : viewOf(id, startedAt, known)
      })
      return [viewOf(hub.processId, hub.startedAt() ?? clock.now(), own), ...others].toSorted(
        (a, b) => a.startedAt - b.startedAt,
      )
    },
    async leave() {
      clearInterval(learning)
      await hub.close()
    },
  }
}

/** Of a hub's process: a device may be connected to any of them, and is cut off at all. */
export function devicesOfHub(hub: Hub, devices: Devices): Devices {
  return {
    ...devices,
    isConnected: (id) => devices.isConnected(id) || standingsOf(hub).some((one) => one.devices.includes(id)),
    async present() {
      const elsewhere = standingsOf(hub).flatMap(({ people }) => Object.entries(people))
      return new Map([
        ...elsewhere.map(([id, people]) => [id, new Set(people)] as const),
        ...(await devices.present()),
      ])
    },
    cut(id) {
      devices.cut(id)
      hub.tell({ kind: 'cut', deviceId: id })
    },
  }
}

function idOf(said: Message): string {
  return `work/${JSON.stringify(said)}`
}

/** Orders come from anywhere; what they begin is part of the work, and written in its name. */
function withinDuty(work: BackgroundWork, wakePrinter: (printerId: string) => void): Work {
  const { inside, sync, reconciler, catalogues, purchasing, scheduler, gate } = work
  return {
    scheduler,
    gate,
    wakePrinter,
    sync: { ...sync, reload: (id) => inside(() => sync.reload(id)) },
    reconciler: {
      ...reconciler,
      start: (id) => inside(() => reconciler.start(id)),
      verify: (id) => inside(() => reconciler.verify(id)),
    },
    catalogues: {
      ...catalogues,
      read: (id) => inside(() => catalogues.read(id)),
      take: (id) => inside(() => catalogues.take(id)),
    },
    purchasing: { ...purchasing, reload: (id) => inside(() => purchasing.reload(id)) },
  }
}
