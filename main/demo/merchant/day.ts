import { carrierName } from '../../../shared/domain/carrier.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { DemoEvent, DemoPort } from '../../app/ports/demo.ts'
import type { Marketplace } from './marketplace.ts'
import type { DemoServer } from './servers.ts'

/** What a demo does to the merchant's own data: through the same commands that people use. */
export interface MerchantHand {
  /** Suspends a carrier; returns how to resume it. */
  suspendCarrier(carrierId: string, reason: string): Promise<() => Promise<void>>
  /** The product that most units are reserved of, but for those named. */
  popularSku(but: ReadonlySet<string>): Promise<string>
  /** Counts it down to what is reserved and `left` more. */
  countDown(sku: string, left: number): Promise<void>
}

const STRIKER = 'mondial-relay'
const BEAT_MS = 1_000
const RUSH_ORDERS = 60
const LATE_BUYERS = 6

/** Orders that are due and have not come. */
const MOST_LATE = 4

/** Seconds after the start at which things go wrong by themselves, and for how long. */
const SCRIPT: readonly { at: number; event: DemoEvent; off: boolean }[] = [
  { at: 45, event: 'stock-out', off: false },
  { at: 90, event: 'cancellation', off: false },
  { at: 120, event: 'strike', off: false },
  { at: 170, event: 'outage', off: false },
  { at: 230, event: 'outage', off: true },
  { at: 300, event: 'rush', off: false },
  { at: 420, event: 'strike', off: true },
]

/**
 * The demo merchant's day: customers order at a visible pace, and trouble comes by script and on demand.
 * `start` begins the beat; `stop` ends it. At a pace of 0 nothing happens by itself.
 */
export class DemoDay implements DemoPort {
  readonly #servers: readonly DemoServer[]
  readonly #market: Marketplace
  readonly #hand: MerchantHand
  readonly #random: Random
  readonly #active = new Set<DemoEvent>()
  readonly #soldOut = new Set<string>()
  readonly #onFault: (fault: unknown) => void
  #ordersPerMinute: number
  #due = 0
  #seconds = 0
  #timer: NodeJS.Timeout | null = null
  #endStrike: (() => Promise<void>) | null = null
  #dark: DemoServer | null = null

  constructor(options: {
    servers: readonly DemoServer[]
    market: Marketplace
    hand: MerchantHand
    random: Random
    ordersPerMinute: number
    onFault: (fault: unknown) => void
  }) {
    this.#servers = options.servers
    this.#market = options.market
    this.#hand = options.hand
    this.#random = options.random
    this.#ordersPerMinute = options.ordersPerMinute
    this.#onFault = options.onFault
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#tick(), BEAT_MS)
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    await Promise.all(this.#servers.map((server) => server.close()))
  }

  state(): { ordersPerMinute: number; active: readonly DemoEvent[] } {
    return { ordersPerMinute: this.#ordersPerMinute, active: [...this.#active] }
  }

  setPace(ordersPerMinute: number): void {
    this.#ordersPerMinute = ordersPerMinute
  }

  async trigger(event: DemoEvent, off: boolean): Promise<Message> {
    switch (event) {
      case 'strike':
        return off ? this.#resumeCarrier() : this.#strike()
      case 'outage':
        return off ? this.#comeBack() : this.#goDark()
      case 'stock-out': {
        // Sold before the count was known: the shops learn of it a moment too late, as happens to everybody.
        const sku = await this.#hand.popularSku(this.#soldOut)
        this.#soldOut.add(sku)
        for (let i = 0; i < LATE_BUYERS; i++) this.#market.placeOrder(sku)
        await this.#hand.countDown(sku, 2)
        return message('demo.miscounted', { sku })
      }
      case 'rush':
        for (let i = 0; i < RUSH_ORDERS; i++) this.#market.placeOrder()
        return message('demo.rush', { orders: RUSH_ORDERS })
      case 'cancellation': {
        const cancelled = this.#market.cancelOne()
        return cancelled
          ? message('demo.cancelled', { channel: cancelled.channelId })
          : message('demo.nothingToCancel')
      }
    }
  }

  #tick(): void {
    if (this.#ordersPerMinute === 0) return
    this.#seconds += 1
    this.#due += this.#ordersPerMinute / 60
    // Customers do not come evenly: what is due arrives in uneven groups, and is never late by more than a few.
    while (this.#due >= MOST_LATE || (this.#due >= 1 && this.#random() < 0.7)) {
      this.#market.placeOrder()
      this.#due -= 1
    }
    for (const { at, event, off } of SCRIPT) {
      if (at === this.#seconds) this.trigger(event, off).catch(this.#onFault)
    }
  }

  async #strike(): Promise<Message> {
    if (!this.#endStrike) {
      this.#endStrike = await this.#hand.suspendCarrier(STRIKER, 'Grève / strike')
      this.#active.add('strike')
    }
    return message('demo.strike', { carrier: carrierName(STRIKER) })
  }

  async #resumeCarrier(): Promise<Message> {
    await this.#endStrike?.()
    this.#endStrike = null
    this.#active.delete('strike')
    return message('demo.strikeOver')
  }

  async #goDark(): Promise<Message> {
    const dark = this.#dark ?? this.#servers[1] ?? this.#servers[0]
    if (!dark) return message('demo.noChannel')
    this.#dark = dark
    this.#active.add('outage')
    await dark.goOffline()
    return message('demo.offline', { channel: dark.channel.name })
  }

  async #comeBack(): Promise<Message> {
    await this.#dark?.comeBack()
    this.#dark = null
    this.#active.delete('outage')
    return message('demo.online')
  }
}
