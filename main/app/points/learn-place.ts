import { bareId, type NearbyPoints } from '../../../shared/domain/nearby-point.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import { readsField } from '../../../shared/rules/reads-field.ts'
import type { CommandContext } from '../commands/command.ts'
import { reallocate } from '../decide/reallocate.ts'

/**
 * Where the point is that an order's channel named, from its carrier's list. Where a rule asks how far points are, the
 * order is decided again by it.
 */
export async function learnPlace(
  context: CommandContext,
  orderId: OrderId,
  told: NearbyPoints | null,
): Promise<void> {
  const { tx } = context
  const [record] = await tx.orders.byIds([orderId])
  const point = record?.order.requests?.pickupPoint
  if (record === undefined || point === undefined || point.place !== undefined) return
  const place = told?.points.find(({ id }) => bareId(id) === bareId(point.id))?.place
  if (place === undefined) return
  const { order } = record
  await tx.orders.update({ ...order, requests: { ...order.requests, pickupPoint: { ...point, place } } })
  const { rules } = await tx.ruleSets.current()
  if (rules.some((rule) => rule.enabled && readsField(rule, ({ missing }) => missing === 'no-point')))
    await reallocate(context, [orderId])
}
