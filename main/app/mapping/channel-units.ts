import { z } from 'zod'
import type { Tx } from '../ports/store.ts'
import type { OutboxItem } from '../ports/sync-tables.ts'

const unitsOfLine = z.looseObject({ lineId: z.string(), quantity: z.int() })
const payloadWithLines = z.looseObject({
  fulfillmentId: z.string().optional(),
  lines: z.array(unitsOfLine),
  parcels: z.array(z.looseObject({ lines: z.array(unitsOfLine).optional() })).optional(),
})
type WithLines = z.infer<typeof payloadWithLines>

type Message = Pick<OutboxItem, 'kind' | 'key' | 'payload'>

/**
 * A message about an order with its quantities in the channel's articles: six units are two packs of three. A pack
 * counts once its last unit is in it; what completes none stays unsaid (null when nothing is left to say), and the
 * parcels of a shipment that went unsaid are told with the next one.
 */
export async function inChannelUnits(tx: Tx, orderId: string, message: Message): Promise<Message | null> {
  const packs = (await tx.skuMappings.packsOf(orderId)).filter(({ units }) => units > 1)
  if (packs.length === 0) return message
  const parsed = payloadWithLines.safeParse(message.payload)
  if (!parsed.success) return message
  const unitsOf = new Map(packs.map(({ lineId, units }) => [lineId, units]))
  const payload = parsed.data
  if (message.kind !== 'fulfillment') {
    const lines = whole(payload.lines, unitsOf, new Map())
    return lines.length === 0 ? null : { ...message, payload: { ...payload, lines } }
  }
  const earlier = await shippedEarlier(tx, orderId, payload.fulfillmentId ?? '')
  const lines = whole(payload.lines, unitsOf, earlier.units)
  if (lines.length === 0) return null
  const parcels = [...earlier.untold, ...(payload.parcels ?? [])].map((parcel) => ({
    ...parcel,
    ...(parcel.lines === undefined ? {} : { lines: exactly(parcel.lines, unitsOf) }),
  }))
  return { ...message, payload: { ...payload, lines, parcels } }
}

type Line = WithLines['lines'][number]

/** Packs that these units complete, after those of `before`. */
function whole(
  lines: readonly Line[],
  unitsOf: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
): Line[] {
  return lines.flatMap((line) => {
    const units = unitsOf.get(line.lineId) ?? 1
    const started = before.get(line.lineId) ?? 0
    const quantity = Math.floor((started + line.quantity) / units) - Math.floor(started / units)
    if (quantity === 0) return []
    return [quantity * units === line.quantity ? { ...line, quantity } : { ...withoutMoney(line), quantity }]
  })
}

/** An amount is for all the units of its line: of fewer, the channel knows what was paid. */
function withoutMoney({ cents: _cents, tax: _tax, ...line }: Line): Line {
  return line
}

/** What is in a parcel, when every pack in it is whole; else it is not known. */
function exactly(lines: readonly Line[], unitsOf: ReadonlyMap<string, number>): Line[] {
  const isWhole = lines.every(({ lineId, quantity }) => quantity % (unitsOf.get(lineId) ?? 1) === 0)
  return isWhole ? whole(lines, unitsOf, new Map()) : []
}

interface Shipped {
  /** By line. */
  readonly units: ReadonlyMap<string, number>
  /** Parcels of shipments of which the channel was told nothing. */
  readonly untold: readonly { trackingNumber: string; trackingUrl: null; lines: Line[] }[]
}

async function shippedEarlier(tx: Tx, orderId: string, fulfillmentId: string): Promise<Shipped> {
  const shipped = (await tx.fulfillments.byOrders([orderId])).filter(
    ({ id, state }) => state === 'shipped' && id !== fulfillmentId,
  )
  const told = new Set((await tx.outbox.ofOrder(orderId)).map(({ key }) => key))
  const units = new Map<string, number>()
  for (const { lineId, quantity } of shipped.flatMap(({ allocations }) => allocations))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return {
    units,
    untold: shipped
      .filter(({ id }) => !told.has(`fulfillment/${id}`))
      .flatMap(({ parcels }) => parcels)
      .flatMap(({ trackingNumber }) =>
        trackingNumber === null ? [] : [{ trackingNumber, trackingUrl: null, lines: [] }],
      ),
  }
}
