import type { Store } from '../../../main/app/ports/store.ts'
import { storePrinters } from '../../../main/app/printers/printer-settings.ts'
import { releaseDue } from '../../../main/app/release/release.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { anOrder, aWorld, lines, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'
import { openMemoryStore } from '../../support/memory-store.ts'
import { printerConfig } from '../../support/printers/label-builders.ts'
import { fillWorkroom } from '../../support/workroom.ts'
import { EventLog } from '../event-log.ts'
import { between, exponential, pick, Streams } from '../streams.ts'
import { WorldClock } from '../world-clock.ts'
import { Desk, MONA } from './desk.ts'
import { HubHouse, type Tamper } from './hub-house.ts'
import { type HubFindings, judge } from './judge.ts'
import { Staff } from './staff.ts'

export interface HubSeedOptions {
  readonly seed: number
  readonly hours: number
  readonly stations: number
  readonly onEvent: ((line: string) => void) | null
  /** Of the hub, empty; closed by the seed. */
  readonly store: Store
  /** A fault of the program, made up. */
  readonly tamper?: Tamper
  /** Spoils what is judged. */
  readonly atEnd?: (desks: readonly Desk[], hub: Store) => Promise<void>
}

export interface HubSeed {
  readonly commands: number
  readonly orders: number
  readonly alone: number
  readonly kills: number
  /** Orders that a lead took back from a site that was away. */
  readonly takenBack: number
  readonly findings: HubFindings
  readonly digest: string
}

const SITES = ['LILLE', 'LYON', 'BORDEAUX']
const SKUS = ['A', 'B', 'C', 'D']
const UNITS_AN_HOUR = 12
const STEP_MS = 25_000
const LONGEST_WRONG_MS = 15 * MINUTE_MS
/** What is on its way when the day is over, until nothing waits any more. */
const CALM_ROUNDS = 6

/** A day of packing, counting, resolving and rule editing at desks of three sites, with everything that goes wrong there. */
export async function runHubSeed(options: HubSeedOptions): Promise<HubSeed> {
  const { seed, hours, stations, onEvent, store } = options
  const streams = new Streams(seed)
  const clock = new WorldClock(MONDAY_MORNING)
  const log = new EventLog(clock, onEvent)
  const skew = streams.of('clocks')
  const wrong = () => clock.skewed(between(skew, -LONGEST_WRONG_MS, LONGEST_WRONG_MS))
  const faults: string[] = []
  const onFault = (fault: unknown) =>
    faults.push(fault instanceof Error ? (fault.stack ?? '') : String(fault))

  // Some run out before the day is over.
  const units = Object.fromEntries(SKUS.map((sku) => [sku, Math.ceil(UNITS_AN_HOUR * hours)]))
  const shelves = Object.fromEntries(SITES.map((siteId) => [siteId, units]))
  const hub = new HubHouse(store, wrong(), streams, log, options.tamper ?? {})
  const ids = streams.of('devices')
  const opened = await openDesks()
  const staff = new Staff(streams.of('staff'), clock, log)
  const orders: string[] = []
  let aloneActs = 0
  let takenBack = 0

  async function openDesks(): Promise<Desk[]> {
    await store.write(async (tx) => {
      const stock = stockOf(shelves)
      await fillWorkroom(tx, aWorld({ stock }))
    })
    await hub.start()
    const by = streams.of('mona')
    await hub.life?.workroom.client.people.add({
      commandId: uuidv7(clock.now(), by),
      input: {
        personId: MONA,
        name: 'Mona',
        language: 'en',
        grants: [{ role: 'manager', siteId: null }],
        pin: '4711',
        badge: null,
      },
    })
    const desks: Desk[] = []
    for (let i = 0; i < stations; i += 1) {
      const siteId = SITES[i % SITES.length] ?? ''
      const own = wrong()
      const kept = await openMemoryStore({ clock: own, onCorruptRow: onFault })
      const random = (life: string) => streams.of(life)
      const deps = { hub, clock: own, random, log, onFault }
      desks.push(new Desk(`bench-${i + 1}`, siteId, await pair(siteId, `bench-${i + 1}`), kept, deps))
    }
    await putPrinters(desks)
    for (const desk of desks) await desk.start()
    for (const desk of desks) await desk.connect()
    return desks
  }

  async function pair(siteId: string, name: string): Promise<string> {
    const id = uuidv7(clock.now(), ids)
    const at = { pairedAt: clock.now(), lastSeenAt: clock.now(), revokedAt: null, pairedBy: 'Mona' }
    await store.write((tx) => tx.devices.add({ id, name, siteId, keepsCopy: true, ...at }, id))
    return id
  }

  async function putPrinters(desks: readonly Desk[]): Promise<void> {
    const printers = desks.map(({ printerId, deviceId, siteId }) => ({
      ...printerConfig({ kind: 'tcp', host: '127.0.0.1', port: 9100 }, { id: printerId, deviceId }),
      siteId,
    }))
    await store.write((tx) => storePrinters(tx, printers))
  }

  /** As the hub does by itself: it takes orders in, decides and releases. */
  async function hubWorks(): Promise<void> {
    const { life } = hub
    if (life === null) return
    const random = shopping
    const count = random() < 0.5 ? 1 : 0
    const id = `O-${orders.length + 1}`
    await hub.carryOut(life, async () => {
      if (count > 0) {
        const wanted = lines({
          [pick(random, SKUS)]: between(random, 1, 3),
          ...(random() < 0.2 && { [pick(random, SKUS)]: 1 }),
        })
        await life.workroom.receive(anOrder({ id, externalId: id, placedAt: clock.now(), lines: wanted }))
      } else await life.workroom.room.decider.decideAll()
      await releaseDue(life.workroom.room.commands, life.workroom.room.gate)
    })
    const isThere = count > 0 && (await store.read((tx) => tx.orders.byIds([id]))).length > 0
    if (isThere) orders.push(id)
  }

  /** A lead at the office of the hub moves what sites have, or calls it off; what a site that is away has is taken back first. */
  async function leadActs(): Promise<void> {
    const { life } = hub
    if (life === null || orders.length === 0) return
    const released = await store.read(async (tx) =>
      (await Promise.all(SITES.map((siteId) => tx.fulfillments.ofSite(siteId, ['released'], 30)))).flat(),
    )
    const isAtSite = leading() < 0.7 && released.length > 0
    const orderIds = [isAtSite ? pick(leading, released).orderId : pick(leading, orders)]
    const { orders: client } = life.workroom.client
    const what = leading()
    const act = (commandId: string) => {
      if (what < 0.25) return client.cancel({ commandId, input: { orderIds, note: '' } })
      if (what < 0.5) return client.hold({ commandId, input: { orderIds, note: '' } })
      if (what < 0.75) return client.reallocate({ commandId, input: { orderIds } })
      return client.resume({ commandId, input: { orderIds } })
    }
    const give = async (name: string, work: typeof act) => {
      const commandId = uuidv7(clock.now(), leading)
      const said = await hub.carryOut(life, () => work(commandId))
      log.add(`the lead at the hub, ${name} ${orderIds[0]}: ${JSON.stringify(said?.value ?? 'killed')}`)
      return said?.value.kind === 'done' ? said.value.value : null
    }
    const done = await give('acts on', act)
    const isHeld = done?.skipped.some(({ why }) => why.code === 'following.held') === true
    if (!isHeld || leading() < 0.2) return
    const elsewhere = leading() < 0.5
    const back = await give('takes back', (commandId) =>
      client.takeBackWork({ commandId, input: { orderIds, note: 'Wanted today', elsewhere } }),
    )
    takenBack += back?.changed.length ?? 0
    if (!elsewhere && leading() < 0.5) await give('acts again on', act)
  }

  /** A manager sets units aside for a desk, or takes them back from it. */
  async function manageStock(): Promise<void> {
    const { life } = hub
    if (life === null) return
    const { deviceId } = pick(stocking, opened)
    const sku = pick(stocking, SKUS)
    const kept = (await store.read((tx) => tx.setAsides.all())).filter(({ usable }) => usable > 0)
    const back = stocking() < 0.4 && kept.length > 0 ? pick(stocking, kept) : null
    const units = back ?? { deviceId, sku }
    const input = {
      deviceId: units.deviceId,
      sku: units.sku,
      quantity: back === null ? between(stocking, 1, 6) : 0,
    }
    const commandId = uuidv7(clock.now(), stocking)
    const said = await hub.carryOut(life, () => life.workroom.client.stock.setAside({ commandId, input }))
    log.add(`set aside ${JSON.stringify(input)}: ${JSON.stringify(said?.value ?? 'killed')}`)
    if (options.tamper?.freeAtOnce !== true) return
    await store.write(async (tx) => {
      for (const one of await tx.setAsides.returning(units.deviceId))
        await tx.setAsides.put({ ...one, quantity: one.usable })
    })
  }

  const stocking = streams.of('set-asides')
  const wereCutOff = new Set<string>()
  const shopping = streams.of('orders')
  const troubles = streams.of('troubles')
  const revoked: Desk[] = []

  async function trouble(): Promise<void> {
    const desk = pick(troubles, opened)
    const what = troubles()
    if (what < 0.25) {
      if (desk.line.isUp) desk.cut()
      else desk.line.isUp = true
      log.add(`${desk.name}: the line is ${desk.line.isUp ? 'up' : 'cut'}`)
    } else if (what < 0.4) {
      const isUp = troubles() < 0.5
      for (const one of opened.filter(({ siteId }) => siteId === desk.siteId)) {
        if (isUp) one.line.isUp = true
        else one.cut()
      }
      log.add(`${desk.siteId}: the line is ${isUp ? 'up' : 'cut'}`)
    } else if (what < 0.6) {
      desk.line.losses = desk.line.losses > 0 ? 0 : 0.1 + troubles() * 0.3
      log.add(`${desk.name}: of its frames ${Math.round(desk.line.losses * 100)} % go wrong`)
    } else if (what < 0.75) desk.life?.kill.arm(troubles)
    else if (what < 0.95) hub.life?.kill.arm(troubles)
    else await revokeOrPair(desk)
    await desk.settle()
  }

  async function revokeOrPair(desk: Desk): Promise<void> {
    if (revoked.includes(desk)) {
      revoked.splice(revoked.indexOf(desk), 1)
      desk.deviceId = await pair(desk.siteId, desk.name)
      await putPrinters(opened)
      log.add(`${desk.name} is paired anew`)
      return
    }
    if (revoked.length >= opened.length / 3) return
    await store.write((tx) => tx.devices.revoke(desk.deviceId, clock.now()))
    desk.life?.link?.close()
    revoked.push(desk)
    wereCutOff.add(desk.name)
    log.add(`${desk.name} is revoked`)
  }

  async function step(isTroubled: boolean): Promise<void> {
    if (isTroubled) await hub.hearWhatIsLate()
    await hub.start()
    for (const desk of opened) {
      // Down for a while.
      if (desk.life === null && (!isTroubled || life() < 0.2)) await desk.start()
      if (!isTroubled || life() < 0.5) await desk.connect()
      if (!isTroubled || life() < 0.6) await desk.pump()
    }
    await hubWorks()
    for (const desk of opened) await desk.settle()
  }
  const life = streams.of('lives')
  const acting = streams.of('acting')
  const leading = streams.of('leads')

  const end = clock.now() + hours * 60 * MINUTE_MS
  while (clock.now() < end) {
    clock.advance(exponential(acting, STEP_MS))
    await step(true)
    if (troubles() < 0.06) await trouble()
    if (leading() < 0.04) await leadActs()
    if (stocking() < 0.05) await manageStock()
    const desk = pick(acting, opened)
    if (desk.isAlone) aloneActs += 1
    await staff.work(desk)
    await desk.print()
    for (const one of opened) await one.settle()
  }
  log.add('calm')
  for (const desk of opened) {
    desk.line.isUp = true
    desk.line.losses = 0
    desk.life?.kill.disarm()
  }
  hub.life?.kill.disarm()
  await hub.hearWhatIsLate()
  for (let round = 0; round < CALM_ROUNDS; round += 1) {
    clock.advance(MINUTE_MS)
    await step(false)
    hub.life?.kill.disarm()
    for (const desk of opened) await desk.print()
  }
  for (const desk of opened) await desk.pump()
  await options.atEnd?.(opened, store)
  const findings = await judge({
    store,
    desks: opened,
    revoked,
    wereCutOff,
    given: staff.given,
    shelves,
    orders,
    faults,
  })
  const kills = hub.kills + opened.reduce((sum, one) => sum + one.kills, 0)
  const digest = log.digest()
  for (const desk of opened) {
    desk.life?.link?.close()
    await desk.life?.running
    await desk.store.close()
  }
  await store.close()
  return {
    commands: staff.given.length,
    orders: orders.length,
    alone: aloneActs,
    takenBack,
    kills,
    findings,
    digest,
  }
}
