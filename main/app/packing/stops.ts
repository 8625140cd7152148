import type { Bilingual } from '../../../shared/contract/procedure.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import { sentenceOf, speechOf } from '../names.ts'
import type { Tx } from '../ports/store.ts'

/** What a parcel with the old address or the old contents would be. */
const CHANGES_PARCEL = ['destination', 'lines']

/** Whether a parcel must not be packed, nor leave, while this is open. */
export function isStop(cause: ExceptionCause): boolean {
  switch (cause.reason) {
    case 'cancelled-before-leaving':
    case 'held-by-channel':
    case 'shipped-at-channel':
    case 'payload-rejected':
      return true
    case 'changed-after-release':
      return cause.fields.some((field) => CHANGES_PARCEL.includes(field))
    default:
      return false
  }
}

/**
 * Why parcels of these orders stop at the station: the news of their channel that nobody has answered. Orders that
 * nothing stops are absent.
 */
export async function stopsOf(
  tx: Tx,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, Bilingual>> {
  const stops = new Map<OrderId, Bilingual>()
  const concerned = [...(await tx.exceptions.countByOrders(orderIds)).keys()]
  if (concerned.length === 0) return stops
  const speech = await speechOf(tx)
  for (const orderId of concerned) {
    const stop = (await tx.exceptions.ofOrder(orderId)).find(
      ({ state, cause }) => state !== 'closed' && isStop(cause),
    )
    if (stop !== undefined) stops.set(orderId, sentenceOf(stop.cause, speech))
  }
  return stops
}
