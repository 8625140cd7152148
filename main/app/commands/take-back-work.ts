import type { InputOf } from '../../../shared/contract/commands.ts'
import { message } from '../../../shared/messages/message.ts'
import { reallocateByPerson } from '../decide/reallocate.ts'
import { heldWork } from '../following/held-work.ts'
import type { CommandContext } from './command.ts'
import { type BulkResult, eachOrder } from './each-order.ts'
import { withoutSite } from './without-site.ts'

/**
 * A lead takes back, for a reason, what a site has that is away: from now on it may be moved, cancelled or held here, and
 * what the site did meanwhile does not count. `elsewhere`: what is not packed is decided anew at once, without that site.
 */
export async function takeBackWork(
  context: CommandContext,
  { orderIds, note, elsewhere }: InputOf<'orders', 'takeBackWork'>,
): Promise<BulkResult> {
  const { tx, now, actor } = context
  const held = await heldWork(context, orderIds)
  const free = orderIds.filter((id) => !held.has(id))
  const stays = new Map(free.map((id) => [id, message('following.notHeld')]))
  return eachOrder(context, orderIds, { allows: () => true, stays }, async ({ order: { id: orderId } }) => {
    const parts = held.get(orderId) ?? []
    const ids = parts.map(({ fulfillmentId }) => fulfillmentId)
    const before = await tx.leases.takenBack(ids)
    for (const { fulfillmentId, siteId, since: awaySince } of parts) {
      const epoch = (before.get(fulfillmentId)?.epoch ?? 0) + 1
      await tx.leases.takeBack({
        fulfillmentId,
        orderId,
        siteId,
        epoch,
        at: now,
        by: actor,
        note,
        awaySince,
      })
    }
    if (!elsewhere) return
    const released = (await tx.fulfillments.byOrders([orderId])).filter(
      ({ id, state }) => state === 'released' && ids.includes(id),
    )
    if (released.length === 0) return
    for (const { siteId } of released) {
      await tx.siteRejections.put({
        orderId,
        siteId,
        skus: null,
        reason: 'taken-back',
        note,
        at: now,
        by: actor,
      })
      const [record] = await tx.orders.byIds([orderId])
      if (record?.order.chosen) await tx.orders.update(withoutSite(record.order, siteId))
    }
    await reallocateByPerson(context, [orderId])
  })
}
