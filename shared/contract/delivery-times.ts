import { z } from 'zod'
import { rate } from '../domain/carrier.ts'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, query } from './procedure.ts'

/** Delivered parcels of so many days are looked at. */
export const TIMES_OVER_DAYS = 90
/** Fewer parcels than these say nothing of a service. */
export const ENOUGH_PARCELS = 10

/** What a bracket of a rate card promises. */
export const bracketTransit = rate.pick({ originSiteId: true, upToWeightG: true, transitDays: true })
export type BracketTransit = z.infer<typeof bracketTransit>

/** How long a service really took to a zone, beside what its rate card promises; all in its delivery days. */
export const deliveryTimes = z.object({
  serviceId: scalars.code,
  /** 'FR' or 'FR-20'. */
  zone: z.string(),
  parcels: z.int(),
  /** Of them, after the last day they were promised for. */
  late: z.int(),
  /** Half of the parcels took no longer. */
  halfWithin: z.int(),
  /** Nine of ten took no longer. */
  mostWithin: z.int(),
  /** What each bracket promises; none = the rate card serves the zone no more. */
  brackets: z.array(bracketTransit),
})
export type DeliveryTimes = z.infer<typeof deliveryTimes>

export const deliveryTimeCalls = {
  deliveryTimes: query('packer', 'any-site')
    .input(z.object({ carrierId: scalars.code }))
    .output(z.array(deliveryTimes)),
  /** What the rate card of a service promises for a zone from now on; the brackets that are named. */
  setTransitDays: command({
    role: 'manager',
    input: z.object({
      carrierId: scalars.code,
      serviceId: scalars.code,
      zone: z.string().regex(/^[A-Z]{2}(-[A-Z0-9 ]{1,12})?$/),
      brackets: z.array(bracketTransit).min(1).max(500),
    }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
}
