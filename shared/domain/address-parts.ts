import { z } from 'zod'
import * as scalars from './scalars.ts'

/** The parts of a destination that a person may correct. */
export const addressParts = z.object({
  name: z.string().max(255),
  company: z.string().max(255).nullable(),
  street: z.array(z.string().max(255)).max(4),
  postcode: z.string().max(40),
  city: z.string().max(255),
  country: scalars.country,
})
export type AddressParts = z.infer<typeof addressParts>
