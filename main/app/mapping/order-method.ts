import { direct, pointFor, targetOf, withWay } from '../../../shared/domain/direct-order.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import type { KnownMethod, OrderMethod } from '../ports/method-tables.ts'

/** An order that is known here, and by which method it came; null = that was not kept. */
export interface KnownOrder {
  readonly order: Order
  /** It has been released: it keeps the meaning that it was decided with. */
  readonly isReleased: boolean
  readonly method: OrderMethod | null
}

export interface SentByMethod {
  readonly order: Order
  /** Nobody has said what its method means: it waits. */
  readonly isUnexplained: boolean
  readonly method: OrderMethod
}

/**
 * An order as the channel's table of methods has it: by a lead's word, else by a name that is certain, else as plain
 * delivery, waiting until somebody says. Pure. One that was taken in before there was such a table stays as it is
 * until a lead says something of its method.
 */
export function sentByMethod(
  order: Order,
  said: SaidMethod,
  lead: Pick<KnownMethod, 'target' | 'decidedBy'> | undefined,
  known: KnownOrder | null,
): SentByMethod {
  const base = { orderId: order.id, channelId: order.channelId, key: said.key, name: said.name }
  const kept = keptMeaning(order, said, lead?.target ?? null, known)
  if (kept !== null) {
    const sent =
      kept.by === 'before' && known !== null
        ? asBefore(order, said, known.order)
        : again(order, said, kept.target, kept.point)
    return { order: sent, isUnexplained: false, method: { ...base, ...kept } }
  }
  const target = lead?.target ?? (said.proposal?.isCertain === true ? said.proposal.target : null)
  const by = lead?.target ? ('lead' as const) : ('name' as const)
  const person = by === 'lead' ? (lead?.decidedBy ?? null) : null
  return {
    order: again(order, said, target, null),
    isUnexplained: target === null,
    method: { ...base, target, by, person, point: null },
  }
}

function again(
  order: Order,
  said: SaidMethod,
  target: MethodTarget | null,
  named: OrderMethod['point'],
): Order {
  return target === null ? order : direct(order, target, named ?? pointFor(said, target))
}

type Kept = Pick<OrderMethod, 'target' | 'by' | 'person' | 'point'>

/** What an order goes on by, whatever the table says now; null = the table counts. */
function keptMeaning(
  order: Order,
  said: SaidMethod,
  byLead: MethodTarget | null,
  known: KnownOrder | null,
): Kept | null {
  if (known === null) return null
  const { method, isReleased } = known
  if (method === null) {
    const isSame = known.order.requests?.shippingMethod === order.requests?.shippingMethod
    const isFree = !isReleased && byLead !== null
    return isSame && !isFree
      ? { target: targetOf(known.order), by: 'before', person: null, point: null }
      : null
  }
  if (method.key !== said.key || method.target === null) return null
  const isKept = isReleased || method.by === 'order' || (method.by === 'before' && byLead === null)
  if (!isKept) return null
  const { target, by, person, point } = method
  return { target, by, person, point }
}

/** As it was read when there was no table: its level stays, and a point only where it had one or leads to one. */
function asBefore(order: Order, { point }: SaidMethod, { serviceLevel, requests }: Order): Order {
  const { pickupPoint, collectedInStore, collectAt, service } = requests ?? {}
  const isToPoint = pickupPoint !== undefined || serviceLevel === 'relay'
  const now = isToPoint ? (point ?? pickupPoint) : undefined
  return withWay(order, serviceLevel, {
    ...(now === undefined ? {} : { pickupPoint: now }),
    ...(collectedInStore === undefined ? {} : { collectedInStore }),
    ...(collectAt === undefined ? {} : { collectAt }),
    ...(service === undefined ? {} : { service }),
  })
}
