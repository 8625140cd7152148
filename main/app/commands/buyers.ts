import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { LabelPictures } from '../ports/printing.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** Shorter words stand on many labels. */
const SHORTEST = 3

/** Nothing that is stored, nor any label that can still be viewed, names these buyers any more. @throws {Refusal} */
export async function eraseBuyers(
  context: CommandContext,
  pictures: Pick<LabelPictures, 'forget'>,
  { orderIds }: { orderIds: readonly string[] },
): Promise<{ erased: number }> {
  const { tx, now } = context
  const records = await tx.orders.byIds(orderIds)
  const open = records.filter(({ state }) => !CLOSED_STATES.includes(state))
  if (open.length > 0) {
    refuse('refusals.buyersOrdersOpen', { orders: open.map(({ order }) => order.reference) })
  }
  let erased = 0
  for (const { order } of records) if (await tx.buyers.erase(order.id, now)) erased += 1
  const parts = await tx.fulfillments.byOrders(records.map(({ order }) => order.id))
  const words = [
    ...records.map(({ order }) => order.reference),
    ...parts.flatMap(({ parcels }) => parcels.flatMap(({ trackingNumber }) => trackingNumber ?? [])),
  ].filter((word) => word.length >= SHORTEST)
  context.afterCommit(() => pictures.forget(words))
  context.touch('orders', 'exceptions', 'printing')
  context.about(...records.map(({ order }) => order.id))
  return { erased }
}

export function buyerHandlers({ printing }: Pick<AppServices, 'printing'>): HandlersOf<'buyers'> {
  return { erase: (context, call) => eraseBuyers(context, printing.pictures, call) }
}
