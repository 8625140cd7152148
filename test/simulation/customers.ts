import type { Basket } from '../../main/demo/channel-server/storefront.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { HOUR_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { SimulatedChannel } from './channels.ts'
import type { EventLog } from './event-log.ts'
import { DIGITAL } from './merchant.ts'
import type { SaleWatch } from './sale-watch.ts'
import type { Schedule } from './schedule.ts'
import type { Staff } from './staff.ts'
import type { StandingWatch } from './standing-watch.ts'
import { between, exponential, pick } from './streams.ts'
import type { WorldClock } from './world-clock.ts'

const REGRETS = 0.06
const MOVES = 0.04
/** Share of baskets with something in them that is not sent, where the shop has it. */
const DIGITAL_TOO = 0.1
/** Share of baskets to a pick-up point that name it; the others are asked about. */
const NAMES_POINT = 0.9
/** Baskets that one customer tries until a shop has what is in it. */
const TRIES = 6

const FIRST_NAMES = ['Camille', 'Louis', 'Inès', 'Hugo', 'Zoé', "Maël-O'Neil"]
const LAST_NAMES = ['Moreau', 'Lefèvre', 'Nguyen', 'Garcia', 'Du Pont & Fils']
const PLACES = [
  { postcode: '59000', city: 'Lille' },
  { postcode: '69003', city: 'Lyon' },
  { postcode: '44000', city: 'Nantes' },
  { postcode: '13001', city: 'Marseille' },
]
const SHIPPING = [
  { code: 'standard', title: 'Standard', cents: 490 },
  { code: 'standard', title: 'Standard', cents: 490 },
  { code: 'express', title: 'Express 24h', cents: 990 },
  { code: 'relay', title: 'Point relais', cents: 390 },
]

/** How busy each hour of the day is, by the world's clock. */
const BUSY = [1, 1, 1, 1, 1, 1, 2, 4, 6, 7, 7, 8, 9, 8, 7, 7, 7, 8, 10, 12, 12, 9, 5, 2]

interface CustomersDeps {
  readonly clock: WorldClock
  readonly random: Random
  readonly log: EventLog
  readonly schedule: Schedule
  readonly watch: SaleWatch
  readonly staff: Staff
  readonly standings: StandingWatch
  readonly channels: readonly SimulatedChannel[]
  readonly skus: readonly string[]
}

/** People who order, think better of it, and move house. */
export class Customers {
  readonly #deps: CustomersDeps
  #until: EpochMs = 0
  placed = 0
  refused = 0

  constructor(deps: CustomersDeps) {
    this.#deps = deps
  }

  /** Spreads `orders` over the hours: more by day than by night, and now and then many at once. */
  plan(orders: number, start: EpochMs, hours: number): void {
    const { random, schedule } = this.#deps
    this.#until = start + hours * HOUR_MS
    for (let left = orders; left > 0; ) {
      const at = start + Math.floor(random() * hours * HOUR_MS)
      if (random() * 12 > (BUSY[new Date(at).getUTCHours()] ?? 1)) continue
      const rush = random() < 0.01 ? Math.min(left, between(random, 5, 30)) : 1
      for (let n = 0; n < rush; n += 1) schedule.plan(at + n * 400, () => this.order())
      left -= rush
    }
  }

  /** One customer tries to buy something somewhere. */
  async order(): Promise<void> {
    const { random, channels, watch, log, staff, standings } = this.#deps
    const channel = pick(random, channels)
    const skus = this.#deps.skus.filter((sku) => !standings.isDelisted(channel.channel.id, sku))
    const isDigitalToo = random() < DIGITAL_TOO && channel.shop.skus().includes(DIGITAL)
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const basket = this.#basket(skus)
      const before = new Map(basket.lines.map(({ sku }) => [sku, channel.shop.available(sku)]))
      const digital = isDigitalToo ? [{ sku: DIGITAL, quantity: 1 }] : []
      const answer = channel.shop.checkout({ ...basket, lines: [...basket.lines, ...digital] })
      if (answer.kind === 'refused') continue
      this.placed += 1
      log.add(`${channel.channel.id} sold ${answer.id}`)
      log.detail(
        () => `${answer.id}: ${basket.lines.map(({ sku, quantity }) => `${quantity} ${sku}`).join(', ')}`,
      )
      await watch.sold(channel, answer.id, basket.lines, before)
      staff.sold(channel, answer.id, basket, isDigitalToo)
      if (random() < REGRETS)
        this.#later(exponential(random, 5 * HOUR_MS), () => this.#regret(channel, answer.id, basket))
      if (random() < MOVES)
        this.#later(exponential(random, 2 * HOUR_MS), () => this.#move(channel, answer.id))
      return
    }
    this.refused += 1
  }

  /** Nobody does anything after the last order any more: it is to become quiet. */
  #later(inMs: number, run: () => Promise<void> | void): void {
    const at = this.#deps.clock.now() + inMs
    if (at < this.#until) this.#deps.schedule.plan(at, run)
  }

  /** Cancels at the channel, unless all of it has left as far as the channel knows. */
  async #regret(channel: SimulatedChannel, orderId: string, { lines }: Basket): Promise<void> {
    const { shop } = channel
    if (!shop.orderIds().includes(orderId) || shop.backOffice?.offers('cancel', orderId) !== true) return
    if (shop.isCancelled(orderId) || shop.shipments().some((shipment) => shipment.orderId === orderId)) return
    this.#deps.log.add(`${channel.channel.id} cancelled ${orderId}`)
    this.#deps.watch.cancelledThere(
      channel.channel.id,
      orderId,
      lines.map(({ sku }) => sku),
    )
    shop.cancelAtChannel(orderId)
    await this.#deps.staff.cancelled(channel, orderId)
  }

  #move(channel: SimulatedChannel, orderId: string): void {
    const { shop } = channel
    if (!shop.orderIds().includes(orderId)) return
    if (shop.isCancelled(orderId) || shop.shipments().some((shipment) => shipment.orderId === orderId)) return
    this.#deps.log.add(`${channel.channel.id} corrected ${orderId}`)
    const street = `${between(this.#deps.random, 1, 99)} quai Neuf`
    this.#deps.watch.movedTo(channel.channel.id, orderId, street)
    shop.correctStreet(orderId, street)
  }

  #basket(skus: readonly string[]): Basket {
    const { random } = this.#deps
    const lines = new Map<string, number>()
    for (let n = random() < 0.6 ? 1 : between(random, 2, 3); n > 0; n -= 1)
      lines.set(pick(random, skus), random() < 0.7 ? 1 : between(random, 2, 4))
    const shipping = pick(random, SHIPPING)
    const isAtPoint = shipping.code === 'relay' && random() < NAMES_POINT
    return {
      customer: {
        firstName: pick(random, FIRST_NAMES),
        lastName: pick(random, LAST_NAMES),
        email: 'customer@example.org',
        phone: '+33612345678',
        tier: random() < 0.1 ? 'vip' : null,
      },
      shipTo: {
        company: null,
        street: `${between(random, 1, 99)} rue Nationale`,
        extra: isAtPoint ? `Point relais 0${between(random, 10_000, 99_999)}` : null,
        ...pick(random, PLACES),
        country: 'FR',
      },
      lines: [...lines].map(([sku, quantity]) => ({ sku, quantity })),
      shipping,
      tags: [],
      note: null,
    }
  }
}
