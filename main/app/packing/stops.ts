import type { StopSign } from '../../../shared/contract/packing.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'

/** A parcel with the old address, the old contents, or that leaves the old way. */
const CHANGES_PARCEL = ['destination', 'lines', 'collection']

/** What stops a parcel from being packed and from leaving while this is open; null = it does not. */
function stopKind(cause: ExceptionCause): StopSign['kind'] | null {
  switch (cause.reason) {
    case 'cancelled-before-leaving':
      return 'called-off'
    case 'held-by-channel':
      return 'held'
    case 'shipped-at-channel':
      return 'left'
    case 'payload-rejected':
      return 'unreadable'
    case 'changed-after-release':
      return cause.fields.some((field) => CHANGES_PARCEL.includes(field)) ? 'changed' : null
    default:
      return null
  }
}

/**
 * Why parcels of these orders stop at the station: the news of their channel that nobody has answered. Orders that
 * nothing stops are absent.
 */
export async function stopsOf(tx: Tx, orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, StopSign>> {
  const stops = new Map<OrderId, StopSign>()
  const concerned = [...(await tx.exceptions.countByOrders(orderIds)).keys()]
  if (concerned.length === 0) return stops
  const speech = await nameLookup(tx)
  for (const orderId of concerned)
    for (const { state, cause } of await tx.exceptions.ofOrder(orderId)) {
      const kind = state === 'closed' ? null : stopKind(cause)
      if (kind !== null && !stops.has(orderId))
        stops.set(orderId, { kind, sentence: sentenceOf(cause, speech) })
    }
  return stops
}
