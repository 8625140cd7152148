import type { CallForPerson } from '../../../main/app/following/following.ts'
import type { HubLink } from '../../../main/app/following/joined-line.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/procedure.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { EventLog } from '../event-log.ts'
import type { HubHouse } from './hub-house.ts'
import type { MortalRoom } from './mortal-room.ts'

/** The line of a desk: whether it is up, and how often a frame on it goes wrong. */
export interface LineState {
  isUp: boolean
  /** Chance of each frame to be lost with the connection. */
  losses: number
}

export class LineEnded extends Error {
  override name = 'LineEnded'
}

type Client = HubLink['client']

/** A connection between a desk and the hub: every frame passes as text, one at a time, and none by time of the machine. */
export class SimulatedLink implements HubLink {
  readonly deviceId: string
  readonly ended: Promise<void>
  readonly client: Client
  readonly #hub: HubHouse
  readonly #line: LineState
  readonly #random: Random
  readonly #log: EventLog
  #end: () => void = () => undefined
  #isOver = false
  /** The request for changes that waits for some. */
  #parked: (() => void) | null = null
  #whenQuiet: (() => void)[] = []

  constructor(deviceId: string, hub: HubHouse, line: LineState, random: Random, log: EventLog) {
    this.deviceId = deviceId
    this.#hub = hub
    this.#line = line
    this.#random = random
    this.#log = log
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
    hub.links.add(this)
    this.client = this.#openClient()
  }

  get isOver(): boolean {
    return this.#isOver
  }

  close(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#hub.links.delete(this)
    this.#end()
    this.#unpark()
    this.#quiet()
  }

  /** What has changed since is asked for now; resolves when all of it was taken, or the connection ended. */
  async pump(): Promise<void> {
    if (this.#isOver) return
    this.#unpark()
    await this.quiet()
  }

  /** Resolves when the desk waits for changes, or the connection has ended. */
  quiet(): Promise<void> {
    if (this.#isOver || this.#parked !== null) return Promise.resolve()
    return new Promise((resolve) => this.#whenQuiet.push(resolve))
  }

  #quiet(): void {
    for (const resolve of this.#whenQuiet.splice(0)) resolve()
  }

  #unpark(): void {
    const parked = this.#parked
    this.#parked = null
    parked?.()
  }

  #openClient(): Client {
    const client = {
      session: { hello: async () => ({ contractVersion: CONTRACT_VERSION }) },
      following: {
        begin: () => this.#frame('begin', (room) => followed(room).begin(this.deviceId)),
        fill: (page: Parameters<ReturnType<typeof followed>['fill']>[1]) =>
          this.#frame('fill', (room) => followed(room).fill(this.deviceId, page)),
        next: (asked: Parameters<ReturnType<typeof followed>['next']>[1]) => this.#next(asked),
        lease: () =>
          this.#frame('lease', async (room) => ({
            kind: 'done',
            value: await followed(room).lease(this.deviceId),
          })),
        call: async ({ input }: { input: CallForPerson }) => {
          const sent = text(this.#hub.tamper.call?.(input) ?? input)
          const answer = await this.#frame(input.path.join('.'), async (room) => ({
            kind: 'done',
            value: { answer: await followed(room).call(this.deviceId, text(sent)) },
          }))
          // Its rows are on their way behind it.
          this.#unpark()
          return answer
        },
      },
    }
    return client as unknown as Client
  }

  async #next(asked: Parameters<ReturnType<typeof followed>['next']>[1]) {
    for (;;) {
      const whole = await this.#frame('next', (room) =>
        followed(room).next(this.deviceId, { ...asked, wait: false }, undefined),
      )
      const page = { ...whole, groups: whole.groups.filter((one) => this.#hub.tamper.lose?.(one) !== true) }
      const isNews = page.position === null || !page.isEnd || page.groups.length > 0
      if (!asked.wait || isNews) return page
      const more = new Promise<void>((resolve) => {
        this.#parked = resolve
      })
      this.#quiet()
      await more
      if (this.#isOver) throw new LineEnded('next')
    }
  }

  async #frame<T>(what: string, work: (room: MortalRoom) => Promise<T>): Promise<T> {
    const room = this.#hub.life
    if (this.#isOver || room === null) throw this.#lost(what)
    const chance = this.#random()
    const { losses } = this.#line
    if (chance < losses / 3) {
      this.#log.add(`${what} is lost`)
      throw this.#lost(what)
    }
    if (chance < (losses * 2) / 3) {
      this.#log.add(`${what} is heard late`)
      this.#hub.hearLate(room, () => work(room))
      throw this.#lost(what)
    }
    const answer = await this.#hub.carryOut(room, () => work(room))
    if (answer === null || this.#isOver) throw this.#lost(what)
    if (chance < losses) {
      this.#log.add(`the answer to ${what} is lost`)
      throw this.#lost(what)
    }
    return text(answer.value)
  }

  #lost(what: string): LineEnded {
    this.close()
    return new LineEnded(what)
  }
}

const followed = (room: MortalRoom) => room.workroom.room.following

function text<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
