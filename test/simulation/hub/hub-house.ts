import type { CallForPerson } from '../../../main/app/following/following.ts'
import type { Store } from '../../../main/app/ports/store.ts'
import type { FollowedGroup } from '../../../shared/contract/following.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { EventLog } from '../event-log.ts'
import type { Streams } from '../streams.ts'
import type { SimulatedLink } from './line.ts'
import { type MortalRoom, openMortalRoom } from './mortal-room.ts'

/** What a fault in the program would do to what passes: to see that it is found. */
export interface Tamper {
  readonly call?: (input: CallForPerson) => CallForPerson
  /** Units set aside are free as soon as they are taken back, whatever their desktop knows. */
  readonly freeAtOnce?: true
  readonly lose?: (group: FollowedGroup) => boolean
}

/** Where the hub runs, from one life to the next over one store. */
export class HubHouse {
  readonly store: Store
  readonly tamper: Tamper
  readonly links = new Set<SimulatedLink>()
  life: MortalRoom | null = null
  kills = 0
  readonly #clock: Clock
  readonly #streams: Streams
  readonly #log: EventLog
  #lives = 0
  #late: { readonly room: MortalRoom; readonly work: () => Promise<unknown> }[] = []

  constructor(store: Store, clock: Clock, streams: Streams, log: EventLog, tamper: Tamper) {
    this.store = store
    this.tamper = tamper
    this.#clock = clock
    this.#streams = streams
    this.#log = log
  }

  async start(): Promise<void> {
    if (this.life !== null) return
    this.#lives += 1
    const random = this.#streams.of(`hub/${this.#lives}`)
    this.life = await openMortalRoom(this.store, this.#clock, random, this.#log)
  }

  /** null = it was killed meanwhile. */
  async carryOut<T>(room: MortalRoom, work: () => Promise<T>): Promise<{ value: T } | null> {
    try {
      room.kill.pass('frame:read')
      const value = await work()
      room.kill.pass('frame:done')
      return { value }
    } catch (fault) {
      if (!room.kill.dead) throw fault
      this.#died(room)
      return null
    }
  }

  /** A frame that the hub had in hand when the connection ended: it is carried out some time later. */
  hearLate(room: MortalRoom, work: () => Promise<unknown>): void {
    this.#late.push({ room, work })
  }

  async hearWhatIsLate(): Promise<void> {
    for (const { room, work } of this.#late.splice(0)) {
      if (room !== this.life) continue
      this.#log.add('a frame of an ended connection is carried out')
      // Whom it refuses has gone.
      await this.carryOut(room, work).catch(() => undefined)
    }
  }

  #died(room: MortalRoom): void {
    if (this.life !== room) return
    this.life = null
    this.kills += 1
    for (const link of this.links) link.close()
  }
}
