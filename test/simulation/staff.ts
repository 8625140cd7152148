import type { Basket, OrderAct } from '../../main/demo/channel-server/storefront.ts'
import { type EpochMs, HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { SimulatedChannel } from './channels.ts'
import type { EventLog } from './event-log.ts'
import type { SaleWatch } from './sale-watch.ts'
import type { Schedule } from './schedule.ts'
import type { StandingWatch } from './standing-watch.ts'
import { exponential, pick } from './streams.ts'
import type { WorldClock } from './world-clock.ts'

/** Share of orders that the shop's own staff do something to. */
const SEEN_TO = 0.14
/** Share of cancellations that are taken back. */
const TAKEN_BACK = 0.3
const ACT_WITHIN_MS = 2 * HOUR_MS
const HELD_FOR_MS = 3 * HOUR_MS
/** Second listings of a SKU, over all channels and hours. */
const LISTINGS = 6
/** Products deleted at a channel, over all channels and hours. */
const DELETIONS = 4
/** Until it is looked at again whether a first parcel has left. */
const LOOK_AGAIN_MS = 20 * MINUTE_MS

const ACTS = [
  'ship',
  'ship',
  'ship-part',
  'ship-rest',
  'hold',
  'hold',
  'unpay',
  'bin',
  'erase',
  'spoil',
  'pay-back',
  'pay-back',
] as const
type Act = (typeof ACTS)[number]

/** What it is called in the shops' back offices. */
const ON_SCREEN: Readonly<Record<Exclude<Act, 'ship-rest'>, OrderAct>> = {
  ship: 'shipByHand',
  'ship-part': 'shipByHand',
  hold: 'hold',
  unpay: 'unpay',
  bin: 'bin',
  erase: 'erase',
  spoil: 'spoil',
  'pay-back': 'payBack',
}

interface StaffDeps {
  readonly clock: WorldClock
  readonly random: Random
  readonly log: EventLog
  readonly schedule: Schedule
  readonly sales: SaleWatch
  readonly standings: StandingWatch
}

/** The people in the shops' back offices, who do not know of us: what they do, each kind of shop as far as it lets them. */
export class Staff {
  readonly #deps: StaffDeps
  readonly #held = new Map<string, { readonly channel: SimulatedChannel; readonly orderId: string }>()
  #until: EpochMs = 0

  constructor(deps: StaffDeps) {
    this.#deps = deps
  }

  /** Work ends at `end`: what is on hold then is let go, so that all comes to rest. */
  plan(channels: readonly SimulatedChannel[], skus: readonly string[], end: EpochMs): void {
    const { clock, random, schedule } = this.#deps
    this.#until = end - HOUR_MS
    for (let n = 0; n < LISTINGS; n += 1) {
      const at = clock.now() + Math.floor(random() * (end - clock.now()) * 0.8)
      schedule.plan(at, () => this.#list(pick(random, channels), pick(random, skus)))
    }
    for (let n = 0; n < DELETIONS; n += 1) {
      const at = clock.now() + Math.floor((0.2 + random() * 0.6) * (end - clock.now()))
      schedule.plan(at, () => this.#delete(pick(random, channels), pick(random, skus)))
    }
    schedule.plan(end - 30 * MINUTE_MS, async () => {
      for (const { channel, orderId } of this.#held.values()) await this.#resumeOrder(channel, orderId)
    })
  }

  /** An order came in, of `basket` and perhaps of something digital too: somebody may see to it, sooner or later. */
  sold(channel: SimulatedChannel, orderId: string, basket: Basket, isDigitalToo: boolean): void {
    const { random, standings } = this.#deps
    standings.sold(channel.channel.id, orderId, unitsIn(basket), isDigitalToo)
    if (random() >= SEEN_TO) return
    const act = pick(random, ACTS)
    this.#later(exponential(random, ACT_WITHIN_MS), () => this.#do(act, channel, orderId, basket))
  }

  /** The order was called off there: somebody may take that back. */
  async cancelled(channel: SimulatedChannel, orderId: string): Promise<void> {
    const { random, standings, log } = this.#deps
    await standings.says(channel.channel.id, orderId, 'called-off')
    if (channel.shop.backOffice?.uncancel === undefined || random() >= TAKEN_BACK) return
    this.#later(exponential(random, HOUR_MS), async () => {
      if (channel.shop.backOffice?.offers('uncancel', orderId) !== true) return
      log.add(`${channel.channel.id} un-cancelled ${orderId}`)
      await standings.says(channel.channel.id, orderId, null)
      channel.shop.backOffice?.uncancel?.(orderId)
    })
  }

  async #do(act: Act, channel: SimulatedChannel, orderId: string, basket: Basket): Promise<void> {
    const { standings, sales, log, random } = this.#deps
    const { shop } = channel
    const office = shop.backOffice
    const id = channel.channel.id
    if (office === undefined || !shop.orderIds().includes(orderId) || shop.isCancelled(orderId)) return
    if (act === 'ship-rest') return this.#shipRest(channel, orderId, basket)
    if (!office.offers(ON_SCREEN[act], orderId)) return
    if (this.#unitsLeft(channel, orderId) > 0) return
    const skus = basket.lines.map(({ sku }) => sku)
    switch (act) {
      case 'ship':
      case 'ship-part': {
        if (office.shipByHand === undefined) return
        const [line] = basket.lines
        const isPart =
          act === 'ship-part' && line !== undefined && (basket.lines.length > 1 || line.quantity > 1)
        const ordered = unitsIn(basket)
        log.add(`${id} shipped ${isPart ? 'part of ' : ''}${orderId} by hand`)
        standings.shippedByHand(id, orderId, isPart ? 1 : ordered)
        if (!isPart) await standings.says(id, orderId, 'left')
        office.shipByHand(orderId, isPart ? [{ sku: line.sku, quantity: 1 }] : 'all')
        return
      }
      case 'hold':
      case 'unpay': {
        const stop = office[act]
        if (stop === undefined || office.resumeOrder === undefined) return
        log.add(`${id} ${act} ${orderId}`)
        await standings.says(id, orderId, 'held')
        stop.call(office, orderId)
        this.#held.set(`${id} ${orderId}`, { channel, orderId })
        this.#later(exponential(random, HELD_FOR_MS), () => this.#resumeOrder(channel, orderId))
        return
      }
      case 'bin':
      case 'erase': {
        const remove = office[act]
        if (remove === undefined) return
        log.add(`${id} ${act} ${orderId}`)
        await standings.says(id, orderId, 'called-off', false)
        standings.erased(id, orderId)
        sales.cancelledThere(id, orderId, skus)
        remove.call(office, orderId)
        return
      }
      case 'pay-back': {
        const line =
          basket.lines.find(({ quantity }) => quantity > 1) ??
          (basket.lines.length > 1 ? basket.lines[0] : undefined)
        if (office.payBack === undefined || line === undefined) return
        log.add(`${id} paid back one ${line.sku} of ${orderId}`)
        const before = this.#refunded(channel, orderId)
        sales.putBackThere(id, orderId, [line.sku])
        office.payBack(orderId, line.sku, 1)
        await standings.paidBack(id, orderId, 1, this.#refunded(channel, orderId) - before)
        return
      }
      case 'spoil': {
        if (office.spoil === undefined) return
        log.add(`${id} spoilt ${orderId}`)
        standings.spoilt(id, orderId)
        office.spoil(orderId)
      }
    }
  }

  async #resumeOrder(channel: SimulatedChannel, orderId: string): Promise<void> {
    const id = channel.channel.id
    const { shop } = channel
    if (!this.#held.delete(`${id} ${orderId}`)) return
    if (!shop.orderIds().includes(orderId) || shop.isCancelled(orderId)) return
    await this.#deps.standings.says(id, orderId, null)
    if (shop.backOffice?.offers('resumeOrder', orderId) !== true) return
    this.#deps.log.add(`${id} let ${orderId} go`)
    shop.backOffice.resumeOrder?.(orderId)
  }

  #list(channel: SimulatedChannel, sku: string): void {
    if (this.#deps.standings.isDelisted(channel.channel.id, sku)) return
    const sells = channel.shop.backOffice?.addListing?.(sku)
    if (sells === undefined) return
    this.#deps.log.add(`${channel.channel.id} listed ${sku} again`)
    this.#deps.standings.listed(channel.channel.id, sku, sells)
  }

  /** One of our parcels has left, another one may be under way here: the shop sends all the rest by itself. */
  async #shipRest(channel: SimulatedChannel, orderId: string, basket: Basket): Promise<void> {
    const { standings, log } = this.#deps
    const office = channel.shop.backOffice
    if (office?.shipByHand === undefined) return
    const left = this.#unitsLeft(channel, orderId)
    const ordered = unitsIn(basket)
    if (left >= ordered) return
    if (left === 0) {
      this.#later(LOOK_AGAIN_MS, () => this.#do('ship-rest', channel, orderId, basket))
      return
    }
    if (!office.offers('shipByHand', orderId)) return
    const id = channel.channel.id
    log.add(`${id} shipped the rest of ${orderId} by hand`)
    standings.shippedByHand(id, orderId, ordered - left)
    await standings.says(id, orderId, 'left')
    office.shipByHand(orderId, 'all')
  }

  #delete({ channel, shop }: SimulatedChannel, sku: string): void {
    const { standings, log } = this.#deps
    if (shop.backOffice?.deleteProduct === undefined || standings.isListedTwice(channel.id, sku)) return
    log.add(`${channel.id} deleted ${sku}`)
    standings.delisted(channel.id, sku)
    shop.backOffice.deleteProduct(sku)
  }

  #unitsLeft({ shop }: SimulatedChannel, orderId: string): number {
    return shop
      .shipments()
      .filter((shipment) => shipment.orderId === orderId)
      .flatMap(({ lines }) => lines)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  }

  #refunded({ shop }: SimulatedChannel, orderId: string): number {
    return shop
      .refunds()
      .filter((refund) => refund.orderId === orderId)
      .reduce((sum, { amountCents }) => sum + amountCents, 0)
  }

  #later(inMs: number, run: () => Promise<void>): void {
    const at = this.#deps.clock.now() + inMs
    if (at < this.#until) this.#deps.schedule.plan(at, run)
  }
}

function unitsIn({ lines }: Basket): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}
