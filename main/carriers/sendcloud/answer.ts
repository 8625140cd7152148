import { z } from 'zod'
import { errorSchema } from './errors.ts'

const text = z.string().nullish()

const parcelSchema = z.object({
  id: z.number(),
  status: z.object({ code: z.string() }).nullish(),
  documents: z.array(z.object({ type: z.string() })).nullish(),
  tracking_number: text,
  tracking_url: text,
  /** In base64, with a shipment of one parcel that was announced while we waited. */
  label_file: text,
})

const shipmentSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  parcels: z.tuple([parcelSchema]).rest(parcelSchema),
  errors: z.array(errorSchema).nullish(),
})
export type Shipment = z.infer<typeof shipmentSchema>

const oneSchema = z.union([z.object({ data: shipmentSchema }).transform(({ data }) => data), shipmentSchema])
const listSchema = z.object({ data: z.array(shipmentSchema) })

/** null = it is none. */
export function readShipment(value: unknown): Shipment | null {
  return oneSchema.safeParse(value).data ?? null
}

export function readShipments(value: unknown): readonly Shipment[] | null {
  return listSchema.safeParse(value).data?.data ?? null
}

/**
 * Where the label of a shipment is. `pending`: the carrier behind Sendcloud has not answered yet. `cancelling`: it was
 * asked to take the label back.
 */
export type Standing = 'made' | 'failed' | 'pending' | 'cancelling' | 'cancelled'

export function standingOf({ parcels: [parcel] }: Shipment): Standing {
  const code = (parcel.status?.code ?? '').toUpperCase().replaceAll('-', '_')
  if (code === 'ANNOUNCEMENT_FAILED') return 'failed'
  if (code.startsWith('CANCELLED')) return 'cancelled'
  if (code.startsWith('CANCEL')) return 'cancelling'
  if (/ANNOUNCING|BEING_ANNOUNCED|NO_LABEL/.test(code) || !parcel.tracking_number) return 'pending'
  return 'made'
}
