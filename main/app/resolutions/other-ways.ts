import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { ByHand, OrderChoice } from '../../../shared/domain/order-choice.ts'
import { type Decision, isPlannedLate } from '../../engine/decision.ts'
import type { World } from '../../engine/world.ts'

/** A way that rules, the level ordered or the rates do not choose by themselves, and what would come of it. */
export interface OtherWay {
  readonly code: 'change-service' | 'change-site' | 'ship-by-hand'
  /** The service or site. */
  readonly choice: string
  readonly decision: Extract<Decision, { kind: 'allocated' }>
  /** The service that is chosen; null where it is not. */
  readonly service: CarrierService | null
  /** Why it is not chosen by itself; null where its site is all that is chosen. */
  readonly why: 'wrong-level' | 'excluded-by-rule' | null
}

/** Of each kind; dearer or later ones are left out. The site is asked for when one is chosen. */
const MOST: Readonly<Record<OtherWay['code'], number>> = {
  'change-service': 3,
  'change-site': 3,
  'ship-by-hand': 1,
}

/** Whoever takes it is asked for when it is chosen. */
const SOMEBODY: Omit<ByHand, 'siteId'> = { carrier: '?', trackingNumber: '', costCents: 0 }

/** Decides each of these orders by itself, in memory. */
export type TryAll = (orders: readonly Order[]) => Promise<readonly Decision[]>

/** The order sent another way. */
export function withChoice(order: Order, chosen: OrderChoice): Order {
  const { split, ...before } = order.chosen ?? {}
  const isElsewhere = chosen.siteId !== undefined || chosen.byHand !== undefined
  return { ...order, chosen: { ...before, ...(split && !isElsewhere && { split }), ...chosen } }
}

/** The order as a parcel to its buyer, who was to collect it; a site chosen for that is no longer. */
export function sentInstead(order: Order): Order {
  const { siteId: _, ...chosen } = order.chosen ?? {}
  return { ...order, chosen: { ...chosen, sentInstead: true } }
}

/** The order as rules and rates decide it. */
export function withoutChoice(order: Order): Order {
  const { chosen: _, ...rest } = order
  return rest
}

/** What can be done with the order besides, the best of each kind first. */
export async function otherWays(
  order: Order,
  codes: readonly OtherWay['code'][],
  world: Pick<World, 'services' | 'sites'>,
  tryAll: TryAll,
): Promise<OtherWay[]> {
  const candidates = codes.flatMap((code) => candidatesOf(code, order, world))
  const decisions = await tryAll(candidates.map(({ chosen }) => withChoice(order, chosen)))
  const ways = candidates.flatMap(({ code, choice, service, why }, i): OtherWay[] => {
    const decision = decisions[i]
    if (decision?.kind !== 'allocated') return []
    // What the order would come to without a choice is no other way.
    if (code === 'change-site' && decision.fulfillments.length !== 1) return []
    return [{ code, choice, service, why, decision }]
  })
  return codes.flatMap((code) =>
    ways
      .filter((way) => way.code === code)
      .toSorted((a, b) => lateness(a) - lateness(b) || cents(a) - cents(b))
      .slice(0, MOST[code]),
  )
}

interface Candidate {
  readonly code: OtherWay['code']
  readonly choice: string
  readonly chosen: OrderChoice
  readonly service: CarrierService | null
  readonly why: OtherWay['why']
}

function candidatesOf(
  code: OtherWay['code'],
  order: Order,
  { services, sites }: Pick<World, 'services' | 'sites'>,
): Candidate[] {
  switch (code) {
    case 'change-service':
      return services
        .filter((service) => canBeChosen(service, order))
        .map((service) => ({
          code,
          choice: serviceKey(service),
          chosen: { service: serviceKey(service) },
          service,
          why: service.level === order.serviceLevel ? 'excluded-by-rule' : 'wrong-level',
        }))
    case 'change-site':
      return sites.map(({ id }) => ({ code, choice: id, chosen: { siteId: id }, service: null, why: null }))
    case 'ship-by-hand':
      return sites.map(({ id }) => ({
        code,
        choice: id,
        chosen: { byHand: { ...SOMEBODY, siteId: id } },
        service: null,
        why: null,
      }))
  }
}

/** A relay point takes only what was meant for one. */
function canBeChosen(service: CarrierService, { serviceLevel, requests, chosen }: Order): boolean {
  if (serviceKey(service) === chosen?.service) return false
  return service.level !== 'relay' || serviceLevel === 'relay' || requests?.pickupPoint !== undefined
}

function lateness({ decision }: OtherWay): number {
  return isPlannedLate(decision) ? 1 : 0
}

function cents({ decision }: OtherWay): number {
  return decision.fulfillments.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0)
}
