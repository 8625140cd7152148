import { afterEach, beforeEach } from 'vitest'
import type { PulledOrder } from '../../../../main/app/ports/channel.ts'
import type { Basket } from '../../../../main/demo/channel-server/storefront.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import type { ChannelBench } from '../../../support/channels/conformance-bench.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'

export const NEVER = new AbortController().signal

/** A fresh channel for each test, that sells A, B and C, and what tests do with it. */
export interface ConformanceCase {
  readonly bench: () => ChannelBench
  /** @returns the id at the channel */
  place(lines: Record<string, number>, over?: Partial<Basket>): string
  pullAll(cursor: string | null): Promise<{ orders: PulledOrder[]; cursor: string; pages: number }>
  /** The newest order as the domain knows it. */
  mappedOrder(): Promise<Order>
}

export function conformanceCase(openBench: () => Promise<ChannelBench>): ConformanceCase {
  let open: ChannelBench | null = null
  const bench = (): ChannelBench => {
    if (open === null) throw new Error('no bench is open outside of a test')
    return open
  }
  beforeEach(async () => {
    open = await openBench()
    for (const sku of ['A', 'B', 'C']) open.shop.addProduct(productForSale(sku, 100))
  })
  afterEach(async () => {
    await open?.close()
    open = null
  })
  const pullAll: ConformanceCase['pullAll'] = async (cursor) => {
    const orders: PulledOrder[] = []
    let at = cursor
    for (let pages = 1; ; pages += 1) {
      const page = await bench().connector.pullOrders(at, NEVER)
      orders.push(...page.orders)
      at = page.cursor
      if (!page.more) return { orders, cursor: at, pages }
    }
  }
  return {
    bench,
    place(lines, over = {}) {
      const outcome = bench().shop.checkout(basket(lines, over))
      if (outcome.kind === 'refused') throw new Error(`the shop refused ${outcome.sku}`)
      return outcome.id
    },
    pullAll,
    async mappedOrder() {
      const { orders } = await pullAll(null)
      const mapped = bench().connector.mapOrder(orders.at(-1)?.payload ?? '')
      if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
      return mapped.order
    },
  }
}

export function idsOf(orders: readonly PulledOrder[]): string[] {
  return [...new Set(orders.map((order) => order.externalId))]
}
