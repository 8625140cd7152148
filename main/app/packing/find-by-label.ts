import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Tx } from '../ports/store.ts'

/** Shorter texts are no tracking number, and would be found in too many orders. */
const SHORTEST = 6
const MOST_ORDERS = 20

/** The parcel whose label this is; the one that is still here before one that has left. */
export async function findByLabel(tx: Tx, scan: string): Promise<Fulfillment | null> {
  const wanted = bare(scan)
  if (wanted.length < SHORTEST) return null
  const { rows } = await tx.orders.list({
    seen: 'every-site',
    offset: 0,
    limit: MOST_ORDERS,
    search: wanted,
    states: [],
    channelIds: [],
    siteIds: [],
    sort: 'placed',
    descending: true,
  })
  if (rows.length === 0) return null
  const found = (await tx.fulfillments.byOrders(rows.map(({ order }) => order.id))).filter(({ parcels }) =>
    parcels.some(({ trackingNumber }) => trackingNumber !== null && bare(trackingNumber) === wanted),
  )
  return found.find(({ state }) => state === 'packed') ?? found[0] ?? null
}

function bare(text: string): string {
  return text.replaceAll(' ', '').toUpperCase()
}
