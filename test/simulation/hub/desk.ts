import { createRouterClient, type RouterClient } from '@orpc/server'
import { type JoinedSide, openJoinedSide } from '../../../main/app/following/joined-side.ts'
import type { PrintJob } from '../../../main/app/ports/printing.ts'
import { openRouter } from '../../../main/app/routes/router.ts'
import { trackingOf } from '../../../main/printing/tracking/next-tracking.ts'
import type { SqliteStore } from '../../../main/store/sqlite.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { message } from '../../../shared/messages/message.ts'
import type { EventLog } from '../event-log.ts'
import type { HubHouse } from './hub-house.ts'
import { type LineState, SimulatedLink } from './line.ts'
import { type MortalRoom, openMortalRoom } from './mortal-room.ts'

export const MONA = '01930000-0000-7000-8000-000000000001'
const SESSION = {
  actor: 'Mona',
  role: 'manager' as const,
  language: 'en' as const,
  device: 'local',
  personId: MONA,
  grants: [{ role: 'manager' as const, siteId: null }],
}

export interface DeskLife extends MortalRoom {
  readonly side: JoinedSide
  readonly client: RouterClient<ReturnType<typeof openRouter>>
  link: SimulatedLink | null
  running: Promise<void>
}

/** A label that came out of the desk's printer. */
export interface PrintedLabel {
  readonly desk: string
  readonly jobId: string
  readonly fulfillmentId: string
  readonly parcel: number
  readonly reprint: boolean
}

interface DeskDeps {
  readonly hub: HubHouse
  readonly clock: Clock
  readonly random: (life: string) => Random
  readonly log: EventLog
  readonly onFault: (fault: unknown) => void
}

/** A desktop with a copy of its own and a printer, at a site. */
export class Desk {
  readonly name: string
  readonly siteId: string
  /** Under which the hub knows it; another one when it was paired anew. */
  deviceId: string
  readonly store: SqliteStore
  readonly #deps: DeskDeps
  readonly line: LineState = { isUp: true, losses: 0 }
  readonly printed: PrintedLabel[] = []
  /** What its printer has done, as its station keeps it: by job and try. */
  readonly #known = new Set<string>()
  life: DeskLife | null = null
  kills = 0
  #lives = 0

  constructor(name: string, siteId: string, deviceId: string, store: SqliteStore, deps: DeskDeps) {
    this.name = name
    this.siteId = siteId
    this.deviceId = deviceId
    this.store = store
    this.#deps = deps
  }

  get printerId(): string {
    return `printer-${this.name}`
  }

  get isAlone(): boolean {
    return this.life !== null && this.life.side.aloneSince() !== null
  }

  async start(): Promise<void> {
    if (this.life !== null) return
    const { clock, random, log, onFault } = this.#deps
    this.#lives += 1
    const mortal = await openMortalRoom(this.store, clock, random(`${this.name}/${this.#lives}`), log)
    const { room } = mortal.workroom
    const side = openJoinedSide({
      ...room,
      hub: 'https://hub:7443',
      numberOf: trackingOf,
      onFilling: () => undefined,
      onFault: (fault) => {
        if (!mortal.kill.dead) onFault(fault)
      },
      onAlone: () => undefined,
    })
    const router = openRouter({ ...room, following: side })
    const client = createRouterClient(router, { context: { session: SESSION } })
    this.life = { ...mortal, side, client, link: null, running: Promise.resolve() }
  }

  /** As the kept line does whenever there is none. */
  async connect(): Promise<void> {
    const { hub, log } = this.#deps
    const { life, line } = this
    if (life === null || !line.isUp || hub.life === null || life.link?.isOver === false) return
    const device = await hub.store.read((tx) => tx.devices.get(this.deviceId))
    if (device === null || device.revokedAt !== null) return life.side.away(message('following.notPaired'))
    await life.running
    const link = new SimulatedLink(this.deviceId, hub, line, this.#deps.random(`${this.name}/line`), log)
    life.link = link
    life.running = life.side.run(link)
    await link.quiet()
    await this.settle()
  }

  async pump(): Promise<void> {
    await this.life?.link?.pump()
    await this.settle()
  }

  /** After whatever may have ended the connection, or killed it. */
  async settle(): Promise<void> {
    const { life } = this
    if (life === null) return
    await life.link?.quiet()
    if (life.link?.isOver !== false) await life.running
    if (!life.kill.dead) return
    life.link?.close()
    await life.running
    this.life = null
    this.kills += 1
    this.#deps.log.add(`${this.name} was killed`)
  }

  cut(): void {
    this.line.isUp = false
    this.life?.link?.close()
  }

  /** Its printer prints what it was given: by the hub, or out of the copy while it is alone. */
  async print(): Promise<void> {
    const { life } = this
    if (life === null) return
    const hub = this.#deps.hub.life
    const room = this.isAlone ? life : life.link?.isOver === false ? hub : null
    if (room === null) return
    const work = async () => {
      const { store } = room
      const jobs = await store.read((tx) =>
        store.printJobs.list(tx, {
          printerId: this.printerId,
          states: ['queued', 'sending'],
          limit: 50,
        }),
      )
      for (const job of [...jobs].reverse()) await this.#printJob(room, job)
    }
    if (room === hub) await this.#deps.hub.carryOut(hub, work)
    else await work().catch((fault) => (life.kill.dead ? undefined : Promise.reject(fault)))
    await this.settle()
  }

  async #printJob({ store, workroom }: MortalRoom, job: PrintJob): Promise<void> {
    const now = workroom.room.clock.now()
    const attempts = job.state === 'queued' ? job.attempts + 1 : job.attempts
    const as = (state: 'sending' | 'confirmed') => ({ ...job, attempts, state, changedAt: now })
    if (
      job.state === 'queued' &&
      !(await store.write((tx) => store.printJobs.mark(tx, job.id, 'queued', as('sending'))))
    )
      return
    const key = `${job.id}/${attempts}`
    if (!this.#known.has(key) && job.label !== null) {
      this.#known.add(key)
      this.printed.push({
        desk: this.name,
        jobId: job.id,
        ...job.label,
        reprint: job.reprintOf !== null,
      })
      this.#deps.log.add(`${this.name} prints ${job.title}`)
    }
    await store.write((tx) => store.printJobs.mark(tx, job.id, 'sending', as('confirmed')))
  }
}
