import type { CustomsIdentity, OrderCustoms } from '../../../shared/domain/customs/customs-identity.ts'
import type { ProductCustoms } from '../../../shared/domain/customs/product-customs.ts'
import { reallocate, retryForCustoms } from '../decide/reallocate.ts'
import { openOfOrder } from '../exceptions/open-of-order.ts'
import type { CommandContext } from './command.ts'
import { knownOrder } from './known-order.ts'
import { needChannel } from './need-channel.ts'
import { refuse } from './refusal.ts'

type Nothing = Record<string, never>

/** @throws {Refusal} no such product */
export async function setProductCustoms(
  context: CommandContext,
  { sku, customs }: { sku: string; customs: ProductCustoms },
): Promise<Nothing> {
  const { tx } = context
  const [product] = await tx.products.bySkus([sku])
  if (product === undefined) refuse('refusals.unknown.product', { sku })
  await tx.products.put([{ ...product, customs }])
  context.touch('stock')
  context.newWorld()
  return {}
}

export async function setChannelCustoms(
  context: CommandContext,
  { channelId, customs }: { channelId: string; customs: CustomsIdentity },
): Promise<Nothing> {
  await context.tx.channels.put({ ...(await needChannel(context, channelId)), customs })
  context.touch('channels')
  await retryForCustoms(context)
  return {}
}

/** Labels that are bought already keep what was declared. @throws {Refusal} no such order */
export async function setOrderCustoms(
  context: CommandContext,
  { orderId, customs }: { orderId: string; customs: OrderCustoms },
): Promise<Nothing> {
  const { tx } = context
  const { order } = await knownOrder(tx, orderId)
  await tx.orders.update({ ...order, customs })
  context.about(orderId)
  context.touch('orders')
  const waits = (await openOfOrder(tx, orderId)).some(({ cause }) => cause.reason === 'customs-incomplete')
  if (waits) await reallocate(context, [orderId])
  return {}
}
