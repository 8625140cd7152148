import { z } from 'zod'
import type { Destination, Order } from './order.ts'

/** What of an order's address or note is written otherwise so that a carrier takes it; absent = as it was. */
export const fittedParts = z.object({
  name: z.string().optional(),
  company: z.string().optional(),
  street: z.array(z.string()).optional(),
  postcode: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  deliveryNote: z.string().optional(),
})
export type FittedParts = z.infer<typeof fittedParts>

/** What a carrier may find wrong in what an order says of its buyer. */
export const FITTED_FIELDS = [
  'name',
  'company',
  'street',
  'postcode',
  'city',
  'country',
  'state',
  'phone',
  'email',
  'note',
] as const
export type FittedField = (typeof FITTED_FIELDS)[number]

/** What stands in a field, on one line; '' = nothing. */
export function fittedText(
  { destination, requests }: Pick<Order, 'destination' | 'requests'>,
  field: FittedField,
): string {
  if (field === 'note') return requests?.deliveryNote ?? ''
  const value = destination[field] ?? ''
  return typeof value === 'string' ? value : value.join(' / ')
}

/** The parts as they would be written, on one line. */
export function fittedInWords({
  name,
  company,
  street = [],
  postcode,
  city,
  state,
  deliveryNote,
}: FittedParts): string {
  return [name, company, ...street, postcode, city, state, deliveryNote].filter((part) => !!part).join(' / ')
}

/** The address written so. */
export function withFitted(
  destination: Destination,
  { name, company, street, postcode, city, state }: FittedParts,
): Destination {
  return {
    ...destination,
    ...(name !== undefined && { name }),
    ...(company !== undefined && { company }),
    ...(street !== undefined && { street }),
    ...(postcode !== undefined && { postcode, latitude: null, longitude: null }),
    ...(city !== undefined && { city }),
    ...(state !== undefined && { state }),
  }
}
