import { z } from 'zod'
import { carrierService, suspension } from '../domain/carrier.ts'
import * as scalars from '../domain/scalars.ts'
import { carrierAccountCalls } from './carrier-accounts.ts'
import { deliveryTimeCalls } from './delivery-times.ts'
import { labelFileCalls } from './label-files.ts'
import { numberRangeCalls } from './number-ranges.ts'
import { command, nothing, query } from './procedure.ts'

export const carrierRow = z.object({
  carrierId: scalars.code,
  services: z.array(z.object({ service: carrierService, parcelsToday: z.int(), rates: z.int() })),
  suspensions: z.array(suspension),
})
export type CarrierRow = z.infer<typeof carrierRow>

export const carriers = {
  ...numberRangeCalls,
  ...labelFileCalls,
  list: query('packer', 'any-site').input(z.object({})).output(z.array(carrierRow)),
  /** What a suspension would do to the orders that are with it now and not packed; nothing is written. */
  trySuspension: query('lead')
    .input(suspension.pick({ carrierId: true, serviceId: true, zones: true, from: true, until: true }))
    .output(
      z.object({
        /** Of more than these nothing is said. */
        orders: z.int(),
        isCapped: z.boolean(),
        /** With other services or from other sites. */
        moved: z.int(),
        /** Of those moved. */
        late: z.int(),
        extraCents: scalars.cents,
        /** Find no other way. */
        stuck: z.int(),
      }),
    ),
  /** Allocated, not yet released orders on it are reallocated; `moved` and `blocked` say how that went. */
  suspend: command({
    role: 'lead',
    /** `from` null = now. */
    input: suspension
      .omit({ id: true, from: true })
      .extend({ from: scalars.epochMs.nullable().default(null) }),
    output: z.object({ suspensionId: z.string(), moved: z.int(), blocked: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  resume: command({
    role: 'lead',
    input: z.object({ suspensionId: scalars.uuid }),
    output: z.object({ reallocated: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  putService: command({
    role: 'manager',
    input: carrierService,
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  ...deliveryTimeCalls,
  ...carrierAccountCalls,
}
