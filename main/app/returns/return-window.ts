import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { hasAllLeft } from '../../../shared/domain/order.ts'
import { daysOutside, RETURN_POLICY } from '../../../shared/domain/return-policy.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { refuse } from '../commands/refusal.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

/** Days by which a return of the order that is asked for at `at` is outside the merchant's window; 0 = it is inside. */
export async function daysLate(tx: Tx, record: OrderRecord, at: EpochMs): Promise<number> {
  const { windowDays } = await tx.settings.get(RETURN_POLICY)
  return windowDays === null ? 0 : daysOutside(await beganAt(tx, record), windowDays, at)
}

/** When the last of it was delivered, else handed over, else when it left; of an order that left elsewhere, its own day. */
async function beganAt(tx: Tx, { order, state }: OrderRecord): Promise<EpochMs> {
  const gone = (await tx.fulfillments.byOrders([order.id])).filter((part) => hasLeft(part.state))
  const tracks = await tx.tracks.ofFulfillments(gone.map(({ id }) => id))
  const delivered = tracks.flatMap(({ deliveredAt }) => deliveredAt ?? [])
  if (delivered.length > 0) return Math.max(...delivered)
  if (tracks.length > 0) return Math.max(...tracks.map(({ handedOverAt }) => handedOverAt))
  const since = hasAllLeft(state) && gone.length > 0 ? await tx.orders.standingSince([order.id]) : null
  return since?.get(order.id) ?? order.placedAt
}

/** How late it is. @throws {Refusal} it is, and nobody said that it is taken nevertheless */
export async function checkWindow(
  { tx, now }: { readonly tx: Tx; readonly now: EpochMs },
  record: OrderRecord,
  takesLate: boolean,
): Promise<number> {
  const days = await daysLate(tx, record, now)
  if (days > 0 && !takesLate) refuse('refusals.returns.outsideWindow', { days })
  return days
}
