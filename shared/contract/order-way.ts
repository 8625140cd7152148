import { z } from 'zod'
import { pickupPoint } from '../domain/order.ts'
import { METHOD_SOURCES, methodTarget } from '../domain/shipping-method.ts'

/** How one order goes, who said so, and to which point; kept to take a person's word back. */
export const orderWay = z.object({
  target: methodTarget.nullable(),
  by: z.enum(METHOD_SOURCES),
  person: z.string().nullable(),
  point: pickupPoint.nullable(),
})
export type OrderWay = z.infer<typeof orderWay>
