import { isDeepStrictEqual } from 'node:util'
import type { OrderWay } from '../../../shared/contract/order-way.ts'
import { direct, targetOf } from '../../../shared/domain/direct-order.ts'
import type { Order, PickupPoint } from '../../../shared/domain/order.ts'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { BEFORE_RELEASE, reallocate } from '../decide/reallocate.ts'
import type { OrderMethod } from '../ports/method-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'

/** A person says where this order goes, whatever its method means. Returns how it went before. @throws {Refusal} */
export async function sendOrder(
  context: CommandContext,
  record: OrderRecord,
  to: { readonly delivery: 'home' } | { readonly delivery: 'relay'; readonly point: PickupPoint },
): Promise<OrderWay> {
  const { order } = record
  const before = await methodOf(context, order)
  const way: OrderWay = {
    target: to.delivery === 'home' ? HOME : toPoint(before.target),
    by: 'order',
    person: context.actor,
    point: to.delivery === 'home' ? null : to.point,
  }
  await send(context, record, { ...before, ...way })
  const { target, by, person } = before
  return { target, by, person, point: before.point ?? order.requests?.pickupPoint ?? null }
}

/** Takes that back, unless the order has been released or sent otherwise since. @throws {Refusal} */
export async function sendOrderAsBefore(
  context: CommandContext,
  record: OrderRecord,
  way: OrderWay,
): Promise<void> {
  const now = await methodOf(context, record.order)
  if (now.by !== 'order') refuse('refusals.ordersChanged')
  await send(context, record, { ...now, ...way })
}

/**
 * Its parcel goes to another point although the order has been released: the carrier refused the one it named. Returns
 * how it went before.
 */
export async function redirectOrder(
  context: CommandContext,
  { order }: OrderRecord,
  point: PickupPoint,
): Promise<OrderWay> {
  const { tx, actor } = context
  const { target, by, person, point: named, ...method } = await methodOf(context, order)
  const relay = toPoint(target)
  await tx.methods.putOrders([{ ...method, target: relay, by: 'order', person: actor, point }])
  await tx.orders.update(direct(order, relay, point))
  return { target, by, person, point: named ?? order.requests?.pickupPoint ?? null }
}

const HOME: MethodTarget = { delivery: 'home', level: 'standard', service: null }
const RELAY: MethodTarget = { delivery: 'relay', service: null, pointField: null, isPointOptional: false }

function toPoint(target: MethodTarget | null): MethodTarget {
  return target?.delivery === 'relay' ? target : RELAY
}

async function methodOf({ tx }: CommandContext, order: Order): Promise<OrderMethod> {
  const [known] = await tx.methods.ofOrders([order.id])
  const target = targetOf(order)
  return (
    known ?? {
      orderId: order.id,
      channelId: order.channelId,
      key: '',
      name: order.requests?.shippingMethod ?? '',
      // Nobody said that its point may be left to the carrier.
      target: target.delivery === 'relay' ? { ...target, isPointOptional: false } : target,
      by: 'before',
      person: null,
      point: null,
    }
  )
}

async function send(
  context: CommandContext,
  { order, state }: OrderRecord,
  method: OrderMethod,
): Promise<void> {
  const { tx } = context
  if (!BEFORE_RELEASE.includes(state)) refuse('refusals.orders.atSite')
  const { target, point } = method
  const sent = target === null ? order : direct(order, target, point)
  await tx.methods.putOrders([{ ...method, point: method.by === 'order' ? point : null }])
  if (!isDeepStrictEqual(sent, order)) await tx.orders.update(sent)
  await reallocate(context, [order.id])
}
