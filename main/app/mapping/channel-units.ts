import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { isAddedLine } from '../../../shared/domain/line-edits.ts'
import type { OutboxMessage } from '../../../shared/domain/outbox-message.ts'
import { fulfillmentKey } from '../notify/outbox-key.ts'
import type { CancelPush, FulfillmentPush, ParcelPush, UnitsOfLine } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'

/** A message about an order; figures of stock are in the channel's articles from the first. */
export type OrderMessage = Exclude<OutboxMessage, { kind: 'stock' }>

type UnitsByLine = ReadonlyMap<string, number>

/**
 * A message about an order with its quantities in the channel's articles: six units are two packs of three. A pack
 * counts once its last unit is in it; what completes none stays unsaid (null when nothing is left to say), and the
 * parcels of a shipment that was not sent are sent with the next one. Money goes back for whole packs or not at all.
 * Lines that a person added here stay unsaid.
 */
export async function inChannelUnits(
  tx: Tx,
  orderId: string,
  said: OrderMessage,
): Promise<OrderMessage | null> {
  const message = ofItsLines(said)
  if (message === null) return null
  const packs = (await tx.skuMappings.packsOf(orderId)).filter(({ units }) => units > 1)
  if (packs.length === 0) return message
  const unitsOf: UnitsByLine = new Map(packs.map(({ lineId, units }) => [lineId, units]))
  switch (message.kind) {
    case 'fulfillment': {
      const payload = await shipmentInPacks(tx, orderId, message.payload, unitsOf)
      return payload === null ? null : { kind: 'fulfillment', payload }
    }
    case 'ready-to-collect': {
      const lines = message.payload.lines.flatMap((line) => {
        const quantity = Math.floor(packsOf(line, unitsOf))
        return quantity === 0 ? [] : [{ ...line, quantity }]
      })
      return { kind: 'ready-to-collect', payload: { ...message.payload, lines } }
    }
    case 'address':
    case 'point':
      return message
    case 'return-label': {
      const lines = message.payload.lines.map((line) => ({
        ...line,
        quantity: Math.ceil(packsOf(line, unitsOf)),
      }))
      return { kind: 'return-label', payload: { ...message.payload, lines } }
    }
    case 'cancel': {
      const lines = message.payload.lines.flatMap((line) => packsCancelled(line, unitsOf))
      return lines.length === 0 ? null : { kind: 'cancel', payload: { ...message.payload, lines } }
    }
    case 'refund': {
      const { payload } = message
      if (!areWhole(payload.lines, unitsOf)) return null
      const lines = payload.lines.map((line) => ({ ...line, quantity: packsOf(line, unitsOf) }))
      return { kind: 'refund', payload: { ...payload, lines } }
    }
  }
}

/** Without lines that a person added here, of which the channel knows nothing; null = it is of nothing else. */
function ofItsLines(message: OrderMessage): OrderMessage | null {
  if (message.kind === 'address' || message.kind === 'point') return message
  const known = <L extends { readonly lineId: string }>(lines: readonly L[]): L[] =>
    lines.filter(({ lineId }) => !isAddedLine(lineId))
  const { payload } = message
  if (known(payload.lines).length === payload.lines.length) return message
  if (known(payload.lines).length === 0) return null
  if (message.kind !== 'fulfillment')
    return { ...message, payload: { ...payload, lines: known(payload.lines) } } as OrderMessage
  const parcels = message.payload.parcels.map((parcel) => ({ ...parcel, lines: known(parcel.lines) }))
  return {
    kind: 'fulfillment',
    payload: { ...message.payload, lines: known(message.payload.lines), parcels },
  }
}

async function shipmentInPacks(
  tx: Tx,
  orderId: string,
  push: FulfillmentPush,
  unitsOf: UnitsByLine,
): Promise<FulfillmentPush | null> {
  const earlier = await shippedEarlier(tx, orderId, push.fulfillmentId)
  const lines = push.lines.flatMap(({ lineId, quantity }) => {
    const units = unitsOf.get(lineId) ?? 1
    const started = earlier.units.get(lineId) ?? 0
    const packs = Math.floor((started + quantity) / units) - Math.floor(started / units)
    return packs === 0 ? [] : [{ lineId, quantity: packs }]
  })
  if (lines.length === 0) return null
  const parcels = [...earlier.untold, ...push.parcels].map((parcel) => ({
    ...parcel,
    // What is in it is known when every pack in it is whole.
    lines: areWhole(parcel.lines, unitsOf)
      ? parcel.lines.map((line) => ({ ...line, quantity: packsOf(line, unitsOf) }))
      : [],
  }))
  return { ...push, lines, parcels }
}

/** An amount is for all the units of its line: of fewer, the channel knows what was paid. */
function packsCancelled(line: CancelPush['lines'][number], unitsOf: UnitsByLine): CancelPush['lines'] {
  const quantity = Math.floor(packsOf(line, unitsOf))
  if (quantity === 0) return []
  return areWhole([line], unitsOf) ? [{ ...line, quantity }] : [{ lineId: line.lineId, quantity }]
}

function areWhole(lines: readonly UnitsOfLine[], unitsOf: UnitsByLine): boolean {
  return lines.every((line) => Number.isInteger(packsOf(line, unitsOf)))
}

function packsOf({ lineId, quantity }: UnitsOfLine, unitsOf: UnitsByLine): number {
  return quantity / (unitsOf.get(lineId) ?? 1)
}

interface Shipped {
  readonly units: UnitsByLine
  /** Parcels of shipments the channel was not notified of. */
  readonly untold: readonly ParcelPush[]
}

async function shippedEarlier(tx: Tx, orderId: string, fulfillmentId: string): Promise<Shipped> {
  const shipped = (await tx.fulfillments.byOrders([orderId])).filter(
    ({ id, state }) => hasLeft(state) && id !== fulfillmentId,
  )
  const told = new Set((await tx.outbox.ofOrder(orderId)).map(({ key }) => key))
  const units = new Map<string, number>()
  for (const { lineId, quantity } of shipped.flatMap(({ allocations }) => allocations))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return {
    units,
    untold: shipped
      .filter(({ id }) => !told.has(fulfillmentKey(id)))
      .flatMap(({ parcels }) => parcels)
      .flatMap(({ trackingNumber }) =>
        trackingNumber === null ? [] : [{ trackingNumber, trackingUrl: null, lines: [] }],
      ),
  }
}
