import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { refuse } from '../commands/refusal.ts'
import { companionsOf } from '../merging/companions.ts'
import type { Tx } from '../ports/store.ts'

/*
 * Orders that were merged (main/app/merging) leave in one parcel: whichever is packed first has its label, with the
 * weight of all of them; the others are put inside, without one. It leaves when all of it is packed.
 */

/**
 * Parts of other orders that go into one parcel with this one: of the same site and service, not left yet. None where
 * either has several parcels, or went another way since.
 */
export async function partsTogether(
  tx: Tx,
  order: Order,
  { siteId, carrierId, serviceId, parcels }: Fulfillment,
): Promise<Fulfillment[]> {
  if (parcels.length > 1) return []
  const others = await companionsOf(tx, order)
  if (others.length === 0) return []
  const parts = await tx.fulfillments.byOrders(others.map((other) => other.order.id))
  return parts.filter(
    (part) =>
      (part.state === 'planned' || part.state === 'released' || part.state === 'packed') &&
      part.siteId === siteId &&
      part.carrierId === carrierId &&
      part.serviceId === serviceId &&
      part.parcels.length === 1,
  )
}

/** Whether it is packed in a parcel of its own, into which the others go. */
export function holdsOthers({ state, parcels }: Fulfillment): boolean {
  return state === 'packed' && parcels.every(({ within }) => within === undefined)
}

/** Its contents lie in the parcel of `around`. */
export function putInside(
  { parcels }: Fulfillment,
  around: Fulfillment,
  weightsG: readonly (number | null)[],
): Parcel[] {
  const trackingNumber = around.parcels[0]?.trackingNumber ?? null
  return parcels.map((parcel, i) => ({
    ...parcel,
    weightG: weightsG[i] ?? parcel.weightG,
    trackingNumber,
    within: around.id,
  }))
}

/** As it will weigh with what is put inside yet. */
export function withContentsOf(fulfillment: Fulfillment, others: readonly Fulfillment[]): Fulfillment {
  const inside = others.flatMap(({ state, parcels }) => (state === 'packed' ? [] : parcels))
  if (inside.length === 0) return fulfillment
  const more = (of: (parcel: Parcel) => number) => inside.reduce((sum, parcel) => sum + of(parcel), 0)
  return {
    ...fulfillment,
    parcels: fulfillment.parcels.map((parcel) => ({
      ...parcel,
      weightG: parcel.weightG + more(({ weightG }) => weightG),
      chargeableG: parcel.chargeableG + more(({ chargeableG }) => chargeableG),
    })),
  }
}

/** What leaves with it in its parcel. @throws {Refusal} not all of it is packed yet */
export async function inOneParcel(tx: Tx, order: Order, fulfillment: Fulfillment): Promise<Fulfillment[]> {
  const around = fulfillment.parcels[0]?.within ?? fulfillment.id
  const parts: Fulfillment[] = []
  for (const part of await partsTogether(tx, order, fulfillment)) {
    if (part.state !== 'packed') {
      const [other] = await tx.orders.byIds([part.orderId])
      refuse('packStops.goesTogether', {
        order: order.reference,
        other: other?.order.reference ?? part.orderId,
      })
    }
    if (part.id === around || part.parcels[0]?.within === around) parts.push(part)
  }
  return parts
}
