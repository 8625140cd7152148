import { z } from 'zod'
import type { TrackingEvent, TrackingState } from '../../../shared/domain/tracking-event.ts'
import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { isAccessRefused, throwRefusal } from '../protocol/read-answer.ts'
import { CARRIER, type ColissimoClient } from './client.ts'

/** One number of La Poste's tracking v2; a number that it does not know has `returnCode` 404 and no shipment. */
const shipmentSchema = z.object({
  returnCode: z.number(),
  shipment: z
    .object({
      idShip: z.string(),
      event: z.array(
        z.object({ code: z.string(), label: z.string().nullish(), date: z.iso.datetime({ offset: true }) }),
      ),
    })
    .nullish(),
})
/** Several numbers come as a list, one alone. */
const answerSchema = z.union([
  z.object({ responses: z.array(shipmentSchema) }).transform(({ responses }) => responses),
  shipmentSchema.transform((one) => [one]),
])

const STATES: Readonly<Record<string, TrackingState>> = {
  DR1: 'registered',
  PC1: 'handed-over',
  PC2: 'handed-over',
  ET1: 'in-transit',
  ET2: 'in-transit',
  ET3: 'in-transit',
  ET4: 'in-transit',
  EP1: 'in-transit',
  DO1: 'in-transit',
  DO2: 'in-transit',
  DO3: 'delayed',
  PB1: 'delayed',
  PB2: 'in-transit',
  MD2: 'out-for-delivery',
  ND1: 'attempted',
  AG1: 'available-at-point',
  RE1: 'returned-to-sender',
  DI0: 'delivered',
  DI1: 'delivered',
  DI2: 'returned-to-sender',
}

/** Events by number, oldest first. @throws {RemoteError} */
export async function trackParcels(
  client: ColissimoClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  const { status, value } = await client.tracking(numbers, signal)
  if (isAccessRefused(status)) throw new RemoteError('unauthorised', message('colissimo.trackingKeyRefused'))
  // Numbers that La Poste does not know are answered in its protocol whatever the status.
  const read = answerSchema.safeParse(value)
  if (!read.success) throwRefusal(CARRIER, status, '')
  const events = new Map<string, readonly TrackingEvent[]>(numbers.map((number) => [number, []]))
  for (const { shipment } of read.data)
    if (shipment !== null && shipment !== undefined && events.has(shipment.idShip))
      events.set(shipment.idShip, eventsOf(shipment.event))
  return events
}

function eventsOf(
  events: readonly {
    readonly code: string
    readonly label?: string | null | undefined
    readonly date: string
  }[],
): TrackingEvent[] {
  return events
    .map(({ code, label, date }) => ({
      at: Date.parse(date),
      state: stateOf(code, label ?? ''),
      code,
      text: label ?? '',
      place: null,
    }))
    .toReversed()
    .toSorted((a, b) => a.at - b.at)
}

/** A problem is told apart by its words; a code of later versions is on its way. */
function stateOf(code: string, label: string): TrackingState {
  if (code === 'PB1' && /endommag|avari/i.test(label)) return 'damaged'
  if (code === 'PB1' && /perdu/i.test(label)) return 'lost'
  return STATES[code] ?? 'in-transit'
}
