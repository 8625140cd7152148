import type { FulfillmentPush } from '../../app/ports/channel.ts'

/** A private note of the order: which units left in which parcel, since PrestaShop keeps no units per parcel. */
const SHIPMENT_NOTE = /^\[switchyard shipment ([^\]]+)\] (.*): ([\dx,]+)$/

export function shipmentNote(push: FulfillmentPush): string {
  const goods = push.lines.map((line) => `${line.lineId}x${line.quantity}`).join(',')
  const numbers = push.parcels.map((parcel) => parcel.trackingNumber).join(' ')
  return `[switchyard shipment ${push.fulfillmentId}] ${push.carrierName} ${numbers}: ${goods}`
}

/** Whether one of the notes is of this fulfilment. */
export function isNoted(notes: readonly string[], fulfillmentId: string): boolean {
  return notes.some((note) => SHIPMENT_NOTE.exec(note)?.[1] === fulfillmentId)
}

/** Units per line that have left, by the notes; a shipment noted twice counts once. */
export function shippedUnits(notes: readonly string[]): ReadonlyMap<string, number> {
  const shipments = new Map<string, string>()
  for (const note of notes) {
    const [, fulfillmentId, , goods] = SHIPMENT_NOTE.exec(note) ?? []
    if (fulfillmentId !== undefined && goods !== undefined) shipments.set(fulfillmentId, goods)
  }
  const units = new Map<string, number>()
  for (const entry of [...shipments.values()].flatMap((goods) => goods.split(','))) {
    const [line = '', quantity = '0'] = entry.split('x')
    units.set(line, (units.get(line) ?? 0) + Number(quantity))
  }
  return units
}
