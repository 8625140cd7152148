import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { TrackingState } from '../../../shared/domain/tracking-event.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Store } from '../../app/ports/store.ts'
import type { LabelInBooks } from '../carrier-servers/carrier-books.ts'
import type { DemoCarrier } from './carriers.ts'

interface Step {
  readonly afterMs: number
  readonly state: TrackingState
}

/** The program asks about young parcels every five minutes: each of its looks shows something new. */
const USUAL: readonly Step[] = [
  { afterMs: 0.5 * MINUTE_MS, state: 'handed-over' },
  { afterMs: 2 * MINUTE_MS, state: 'in-transit' },
  { afterMs: 8 * MINUTE_MS, state: 'out-for-delivery' },
  { afterMs: 13 * MINUTE_MS, state: 'delivered' },
]
const DELAYED: readonly Step[] = [
  ...USUAL.slice(0, 2),
  { afterMs: 3 * MINUTE_MS, state: 'delayed' },
  { afterMs: 12 * MINUTE_MS, state: 'out-for-delivery' },
  { afterMs: 18 * MINUTE_MS, state: 'delivered' },
]
const LOST: readonly Step[] = [...USUAL.slice(0, 2), { afterMs: 4 * MINUTE_MS, state: 'lost' }]

/** Which of the parcels that leave goes another way: the third is late and the sixth lost, and so on every forty. */
const EVERY = 40
const WAYS: ReadonlyMap<number, readonly Step[]> = new Map([
  [3, DELAYED],
  [6, LOST],
])

const BEAT_MS = 3_000
/** Labels looked at in one beat; the oldest wait. */
const MOST = 300

/** The parcels of the demo's carriers on their way, days as minutes, from when the station has shipped them. */
export class DemoParcels {
  readonly #store: Store
  readonly #clock: Clock
  readonly #carriers: readonly DemoCarrier[]
  readonly #onTheWay = new Map<string, { readonly since: EpochMs; readonly way: readonly Step[] }>()
  readonly #arrived = new Set<string>()
  readonly #onFault: (fault: unknown) => void
  #left = 0
  #timer: NodeJS.Timeout | null = null

  constructor(deps: {
    readonly store: Store
    readonly clock: Clock
    readonly carriers: readonly DemoCarrier[]
    readonly onFault: (fault: unknown) => void
  }) {
    this.#store = deps.store
    this.#clock = deps.clock
    this.#carriers = deps.carriers
    this.#onFault = deps.onFault
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.beat().catch(this.#onFault), BEAT_MS)
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    await Promise.all(this.#carriers.map(({ server }) => server.goOffline()))
  }

  /** Moves every parcel as far as it is by now. */
  async beat(): Promise<void> {
    for (const { server } of this.#carriers) {
      const open = server.books.made.filter(
        ({ number, voidedAt }) => voidedAt === null && !this.#arrived.has(number),
      )
      const labels = open.slice(-MOST)
      await this.#handOver(labels)
      for (const label of labels) this.#move(label, (state) => server.books.scan(label.number, state))
    }
  }

  async #handOver(labels: readonly LabelInBooks[]): Promise<void> {
    const waiting = labels.filter(({ number }) => !this.#onTheWay.has(number))
    const shipped = await this.#store.read(async (tx) => {
      const found: string[] = []
      for (const { number } of waiting) {
        const purchase = await tx.labels.byNumber(number)
        if (purchase === null) continue
        const fulfillment = await tx.fulfillments.get(purchase.fulfillmentId)
        if (fulfillment !== null && hasLeft(fulfillment.state)) found.push(number)
      }
      return found
    })
    for (const number of shipped) {
      this.#left += 1
      this.#onTheWay.set(number, { since: this.#clock.now(), way: WAYS.get(this.#left % EVERY) ?? USUAL })
    }
  }

  #move({ number, scans }: LabelInBooks, scan: (state: TrackingState) => void): void {
    const parcel = this.#onTheWay.get(number)
    if (parcel === undefined) return
    const due = parcel.way.filter(({ afterMs }) => this.#clock.now() >= parcel.since + afterMs)
    for (const { state } of due.slice(scans.length)) scan(state)
    if (due.length === parcel.way.length) this.#arrived.add(number)
  }
}
