import type { Random } from '../../../shared/lib/random.ts'
import { customerOf } from './customers.ts'
import type { DemoServer } from './servers.ts'

/** The demo's customers as a whole: who buys next, where, and who changes their mind. */
export class Marketplace {
  readonly #servers: readonly DemoServer[]
  /** Most popular first. */
  readonly #skus: readonly string[]
  readonly #random: Random
  /** Orders that shops refused because they had sold out, as real shops do. */
  refused = 0

  constructor(servers: readonly DemoServer[], skus: readonly string[], random: Random) {
    this.#servers = servers
    this.#skus = skus
    this.#random = random
  }

  /** One customer checks out, with `sku` in the basket if given. Null when the shop had sold out of something. */
  placeOrder(sku: string | null = null): string | null {
    const server = this.#pickServer()
    const basket = customerOf(server.demo, this.#skus, this.#random)
    const checkout = server.shop.checkout(
      sku === null ? basket : { ...basket, lines: [{ sku, quantity: 1 }] },
    )
    if (checkout.kind === 'placed') return server.channel.id
    this.refused += 1
    return null
  }

  /** Places exactly `count` orders over all channels; customers who find a product sold out choose again. */
  placeOrders(count: number): void {
    let attempts = 0
    for (let placed = 0; placed < count; attempts++) {
      if (this.placeOrder() !== null) placed += 1
      if (attempts > count * 20) throw new Error(`The shops sold out after ${placed} orders`)
    }
  }

  /** A customer cancels a recent order at the channel; null when there is none to cancel. */
  cancelOne(): { channelId: string; orderId: string } | null {
    const server = this.#pickServer()
    const open = server.shop
      .orderIds()
      .filter((id) => !server.shop.isCancelled(id))
      .slice(-20)
    const orderId = open[Math.floor(this.#random() * open.length)]
    if (orderId === undefined) return null
    server.shop.cancelAtChannel(orderId)
    return { channelId: server.channel.id, orderId }
  }

  #pickServer(): DemoServer {
    let left = this.#random() * this.#servers.reduce((sum, { demo }) => sum + demo.share, 0)
    for (const server of this.#servers) {
      left -= server.demo.share
      if (left <= 0) return server
    }
    const [first] = this.#servers
    if (!first) throw new Error('The demo has no channels')
    return first
  }
}
