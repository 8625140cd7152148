import type { Order, OrderId } from '../../../shared/domain/order.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { Decision } from '../../engine/decision.ts'
import type { DecidedOrder } from '../../engine/optimise/review-decisions.ts'
import type { World } from '../../engine/world.ts'
import { isAfterLastWave, nextWaveOf, type WaveSettings } from '../release/waves.ts'
import type { Moment } from '../replay/moments.ts'
import type { ReplaySide } from '../replay/replay-side.ts'

/** As the live review searches, but by looks instead of by time, so that a replay gives the same figures each time. */
const ITERATIONS = 60
const STEP_CENTS = 150
/** Looks at the search's progress, so that no turn takes much longer than others. */
const LOOKS = 60
/** Orders re-planned together, as live. */
const MOST = 400

export type Holding = 'none' | WorkspaceSettings['releaseAt']

/** One way to work, over past orders: how long they wait to be decided again with others before they are released. */
export class WayReplay {
  readonly side: ReplaySide
  readonly #world: Pick<World, 'sites' | 'holidays'>
  readonly #settings: WaveSettings
  readonly #holding: Holding
  readonly #decisions = new Map<OrderId, Decision | null>()
  readonly #waves = new Map<SiteId, EpochMs | null>()
  #waiting: (DecidedOrder & { readonly since: EpochMs })[] = []
  #looks = 0

  constructor(
    side: ReplaySide,
    world: Pick<World, 'sites' | 'holidays'>,
    settings: Omit<WaveSettings, 'releaseAt'>,
    holding: Holding,
  ) {
    this.side = side
    this.#world = world
    this.#holding = holding
    this.#settings = { ...settings, releaseAt: holding === 'wave' ? 'wave' : 'minutes' }
  }

  /** Shipping and handling of an order that ships whole; null = it does not. */
  cents(orderId: OrderId): number | null {
    const decision = this.#decisions.get(orderId)
    if (decision?.kind !== 'allocated') return null
    return decision.fulfillments.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0)
  }

  decide({ now, orders }: Moment): void {
    if (this.#holding === 'wave') this.#wavesUntil(now)
    const alone = orders.map(({ order }) => order)
    this.side.decide(alone, now).forEach((decision, i) => {
      const order = alone[i] as Order
      this.#decisions.set(order.id, decision)
      if (decision?.kind === 'allocated' && decision.approval === null)
        this.#waiting.push({ order, fulfillments: decision.fulfillments, since: now })
    })
    if (this.#holding === 'none') this.#waiting = []
    else if (this.#holding === 'minutes') this.#afterMinutes(now)
    else this.#beforeCutoffs(now)
  }

  /** After the last order: what still waits is decided again as it stands. */
  finish(now: EpochMs): void {
    if (this.#holding === 'none') return
    if (this.#holding === 'wave') this.#wavesUntil(now)
    this.#decideAgain(now)
  }

  #afterMinutes(now: EpochMs): void {
    const minutes = this.#settings.autoReleaseMinutes ?? 0
    this.#waiting = this.#waiting.filter(({ since }) => since > now - minutes * MINUTE_MS)
    this.#decideAgain(now)
  }

  /** What came after the last wave of a site and can still make its cut-off is not kept for the next day's. */
  #beforeCutoffs(now: EpochMs): void {
    const { sites, holidays } = this.#world
    const late = new Set(
      sites.filter((site) => isAfterLastWave(site, now, holidays, this.#settings)).map(({ id }) => id),
    )
    if (late.size === 0) return
    const goes = ({ fulfillments }: DecidedOrder) => fulfillments.some(({ siteId }) => late.has(siteId))
    if (!this.#waiting.some(goes)) return
    this.#decideAgain(now)
    this.#waiting = this.#waiting.filter((one) => !goes(one))
  }

  /** Waves before an instant: all that waits is decided again, then what ships from the site of the wave goes. */
  #wavesUntil(now: EpochMs): void {
    for (;;) {
      const [next] = this.#world.sites
        .flatMap((site) => {
          const at = this.#waveOf(site.id, now)
          return at === null || at > now ? [] : [{ siteId: site.id, at }]
        })
        .sort((a, b) => a.at - b.at)
      if (next === undefined) return
      if (this.#waiting.length > 0) this.#decideAgain(next.at)
      this.#waiting = this.#waiting.filter(
        ({ fulfillments }) => !fulfillments.some(({ siteId }) => siteId === next.siteId),
      )
      this.#waves.set(next.siteId, this.#after(next.siteId, next.at))
    }
  }

  #waveOf(siteId: SiteId, now: EpochMs): EpochMs | null {
    const known = this.#waves.get(siteId)
    if (known !== undefined) return known
    const first = this.#after(siteId, now)
    this.#waves.set(siteId, first)
    return first
  }

  #after(siteId: SiteId, at: EpochMs): EpochMs | null {
    const site = this.#world.sites.find(({ id }) => id === siteId)
    return site === undefined ? null : nextWaveOf(site, at, this.#world.holidays, this.#settings)
  }

  #decideAgain(now: EpochMs): void {
    for (let from = 0; from < this.#waiting.length; from += MOST) {
      const some = this.#waiting.slice(from, from + MOST)
      if (some.length < 2) continue
      let asked = 0
      const again = this.side.decideAgain(some, now, {
        iterations: ITERATIONS,
        step: STEP_CENTS,
        random: seededRandom(this.#looks++),
        progress: () => asked++ / Math.min(LOOKS, some.length),
      })
      for (const [orderId, decision] of again) this.#decisions.set(orderId, decision)
      this.#waiting = this.#waiting.map((one) => {
        const decision = again.get(one.order.id)
        return decision?.kind === 'allocated' ? { ...one, fulfillments: decision.fulfillments } : one
      })
    }
  }
}
