import { type Order, type OrderRequests, orderRequests, type PickupPoint } from './order.ts'
import type { MethodTarget } from './shipping-method.ts'

/** The order as `target` sends it, to `point` where that leads to one. Pure. */
export function direct(order: Order, target: MethodTarget, point: PickupPoint | null): Order {
  return withWay(order, levelOf(target), askedBy(target, point))
}

/** What a shipping method says of where an order goes, and by whom. */
type Way = Pick<OrderRequests, 'pickupPoint' | 'collectedInStore' | 'collectAt' | 'service'>

/** The order with this way instead of its own. Pure. */
export function withWay(order: Order, serviceLevel: Order['serviceLevel'], way: Way): Order {
  const { requests, ...rest } = order
  const { pickupPoint: _p, collectedInStore: _c, collectAt: _a, service: _s, ...others } = requests ?? {}
  const asked = { ...others, ...way }
  return {
    ...rest,
    serviceLevel,
    // Parsed, so that fields stand in one order: whether an order has changed is seen by its text.
    ...(Object.keys(asked).length === 0 ? {} : { requests: orderRequests.parse(asked) }),
  }
}

/** What an order says of a collection point: found by its channel, and short fields that may hold its id. */
interface SaidPoint {
  readonly fields: readonly { readonly key: string; readonly value: string }[]
  readonly point: PickupPoint | null
  /** What would be one if the method led to one. */
  readonly maybePoint: PickupPoint | null
}

/** The collection point of an order whose method means `target`; null = it names none, or needs none. Pure. */
export function pointFor({ fields, point, maybePoint }: SaidPoint, target: MethodTarget): PickupPoint | null {
  if (target.delivery !== 'relay') return null
  const { pointField } = target
  const said = fields.find(({ key }) => key === pointField)?.value.trim() ?? ''
  if (said === '') return point ?? maybePoint
  return { id: said.slice(0, 120), name: point?.id === said ? point.name : '' }
}

/** The target by which an order is sent as it is. */
export function targetOf({ serviceLevel, requests }: Order): MethodTarget {
  const service = requests?.service ?? null
  if (requests?.collectedInStore === true) return { delivery: 'collect', siteId: requests.collectAt ?? null }
  return serviceLevel === 'relay'
    ? { delivery: 'relay', service, pointField: null, isPointOptional: true }
    : { delivery: 'home', level: serviceLevel, service }
}

function askedBy(target: MethodTarget, point: PickupPoint | null): Way {
  if (target.delivery === 'collect')
    return { collectedInStore: true, ...(target.siteId === null ? {} : { collectAt: target.siteId }) }
  const isToPoint = target.delivery === 'relay' && point !== null
  return {
    ...(isToPoint ? { pickupPoint: point } : {}),
    ...(target.service === null ? {} : { service: target.service }),
  }
}

function levelOf(target: MethodTarget): Order['serviceLevel'] {
  switch (target.delivery) {
    case 'home':
      return target.level
    case 'relay':
      return 'relay'
    case 'collect':
      return 'standard'
  }
}
