import type { DecisionRecord } from '../../main/app/ports/order-tables.ts'
import type { Store } from '../../main/app/ports/store.ts'
import type { Order } from '../../shared/domain/order.ts'
import { DAY_MS, HOUR_MS } from '../../shared/lib/clock.ts'
import { type Random, seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../support/store-data.ts'

/** Lines an order, as measured of small parcels: 2.6 on average. */
const LINES = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6]
const SKUS = 2_000
const SITES = ['LILLE', 'LYON', 'BORDEAUX', 'MADRID', 'PARIS', 'NANTES', 'METZ', 'NICE']
const NAMES = ['Jeanne Martin', 'Élodie Lefèvre', 'Hugo Bernard', 'Inès Moreau', 'Paul Petit', 'Zoé Roux']
/** About what the engine's bitset trace and candidates take. */
const TRACE_BYTES = 64
/** One order in so many is shipped from two sites. */
const SPLIT_EVERY = 8

export const LOAD_START = Date.UTC(2026, 2, 2, 8)

/** Stock that is never short: the figure is that of writing, not of refusing. */
export async function stockUp(store: Store): Promise<void> {
  const levels = SITES.flatMap((siteId) =>
    Array.from({ length: SKUS }, (_, n) => ({ siteId, sku: skuOf(n), onHand: 1_000_000, safety: 0 })),
  )
  await store.write((tx) => tx.stock.putLevels(levels))
}

/** A day's orders, the last just before `end`. */
export function* loadOrders(count: number, seed: number, end = LOAD_START, first = 0): Generator<Order> {
  const random = seededRandom(seed)
  for (let n = 0; n < count; n++) {
    const placedAt = end - DAY_MS + Math.floor((n / count) * DAY_MS)
    const skus = new Set<string>()
    for (let line = pick(LINES, random); line > 0; line--) skus.add(skuOf(Math.floor(random() ** 2 * SKUS)))
    yield storedOrder(uuidv7(placedAt, random), {
      externalId: `gid-${first + n}`,
      reference: `#${100_000 + first + n}`,
      placedAt,
      destination: {
        ...storedOrder('').destination,
        name: pick(NAMES, random),
        postcode: String(10_000 + Math.floor(random() * 85_000)),
      },
      lines: [...skus].map((sku, line) => ({
        id: String(line + 1),
        sku,
        quantity: 1 + Math.floor(random() * 3),
        unitPriceCents: 500 + Math.floor(random() * 9_500),
      })),
    })
  }
}

/** What the engine would decide: the nearest site, or two, every line allocated, and a trace. */
export function decideForLoad(order: Order, index: number, random: Random): DecisionRecord {
  const decidedAt = LOAD_START + index
  const trace = Uint8Array.from({ length: TRACE_BYTES }, () => Math.floor(random() * 256))
  const first = Math.floor(random() * SITES.length)
  const split = order.lines.length > 1 && index % SPLIT_EVERY === 0
  const groups = split ? [order.lines.slice(0, 1), order.lines.slice(1)] : [order.lines]
  const fulfillments = groups.map((lines, nth) => {
    const siteId = SITES[(first + nth) % SITES.length] ?? 'LILLE'
    return storedFulfillment({ ...order, lines }, siteId, {
      id: uuidv7(decidedAt, random),
      serviceId: index % 3 === 0 ? 'relay' : 'home',
      promise: {
        shipOn: '2026-03-02',
        shipBy: LOAD_START + (4 + (index % 5)) * HOUR_MS,
        deliverFrom: '2026-03-03',
        deliverTo: '2026-03-04',
      },
    })
  })
  return storedDecision(order.id, fulfillments, {
    decidedAt,
    priority: Math.floor(random() * 100),
    dueAt: LOAD_START + 4 * HOUR_MS,
    trace,
  })
}

function skuOf(n: number): string {
  return `SKU-${String(n).padStart(5, '0')}`
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T
}
