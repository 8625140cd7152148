import { direct, pointFor, targetOf, withWay } from '../../../shared/domain/direct-order.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import type { MappedOrder, SaidMethod } from '../ports/channel.ts'
import type { KnownMethod, OrderMethod } from '../ports/method-tables.ts'

type Content = Extract<MappedOrder, { kind: 'order' }>

/** An order that is known here, and by which method it came; null = that was not kept. */
export interface KnownOrder {
  readonly order: Order
  /** It has been released: it keeps the meaning that it was decided with. */
  readonly isReleased: boolean
  readonly method: OrderMethod | null
}

/**
 * An order as the channel's table of methods has it: by a lead's word, else by a name that is certain, else as plain
 * delivery, waiting until somebody says. Pure. One that was taken in before there was such a table stays as it is
 * until a lead says something of its method.
 */
export function sentByMethod(
  mapped: Content,
  said: SaidMethod,
  lead: Pick<KnownMethod, 'target' | 'decidedBy'> | undefined,
  known: KnownOrder | null,
): { readonly mapped: Content; readonly method: OrderMethod } {
  const { order } = mapped
  const base = { orderId: order.id, channelId: order.channelId, key: said.key, name: said.name }
  const kept = keptMeaning(order, said, lead?.target ?? null, known)
  if (kept !== null) {
    const sent =
      kept.by === 'before' && known !== null
        ? asBefore(order, said, known.order)
        : again(order, said, kept.target, kept.point)
    return { mapped: { ...mapped, order: sent }, method: { ...base, ...kept } }
  }
  const target = lead?.target ?? (said.proposal?.isCertain === true ? said.proposal.target : null)
  const by = lead?.target ? ('lead' as const) : ('name' as const)
  const person = by === 'lead' ? (lead?.decidedBy ?? null) : null
  return {
    mapped: { ...mapped, order: again(order, said, target, null), isUnexplained: target === null },
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
