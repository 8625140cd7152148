import { z } from 'zod'
import { resolutionCode } from '../domain/exceptions/resolution-codes.ts'
import { parcel } from '../domain/fulfillment.ts'
import { destination, urgency } from '../domain/order.ts'
import { orderSplit, parcelsByHand, unitsOfLines } from '../domain/order-choice.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { bulkResult } from './bulk-result.ts'
import { orderIds, reason, trial, wantedDates } from './order-parts.ts'
import { command, query } from './procedure.ts'
import { paysBack } from './returns.ts'
import { undoSteps } from './undo-step.ts'

/** Another way that an order could go, as it would be decided now. */
export const steeringWay = z.object({
  code: resolutionCode,
  choice: z.string().nullable(),
  label: messageSchema,
  effect: messageSchema,
  parts: trial.shape.parts,
})

/** Lines of an order as a person wants them; those that are not named stay as they are. */
const wantedLines = z.object({
  lines: z
    .array(
      z.object({
        lineId: z.string().max(120),
        /** 0 = cancelled. More than its channel knows of are a line of their own. */
        quantity: scalars.count,
        /** Another product in its place; null = the same. */
        sku: scalars.sku.nullable(),
        /** Of a unit of what is new; null = as it is. */
        unitPriceCents: scalars.nonNegativeCents.nullable(),
      }),
    )
    .max(500),
  added: z
    .array(
      z.object({
        sku: scalars.sku,
        quantity: scalars.quantity,
        unitPriceCents: scalars.nonNegativeCents,
      }),
    )
    .max(100),
})
export type WantedLines = z.infer<typeof wantedLines>

/** An order beside another one of the same buyer. */
const companion = z.object({
  orderId: z.string(),
  reference: z.string(),
  channelId: scalars.code,
  placedAt: scalars.epochMs,
  units: z.int(),
})

/** What a change of lines would come to. */
const linesTried = z.object({
  /** Why it cannot be; null = it can. */
  refusal: messageSchema.nullable(),
  trial: trial.nullable(),
  /** For what is cancelled; `cents` null = what was paid is not known here. null = nothing is cancelled. */
  owed: z.object({ cents: scalars.nonNegativeCents.nullable() }).nullable(),
  paysBack,
  /** By how much what is left is worth more (or less) than was paid for it. */
  differenceCents: scalars.cents,
  /** Something is sent of which the channel cannot be told. */
  isUntold: z.boolean(),
  /** It cannot be undone: the channel is told. */
  isFinal: z.boolean(),
})
export type LinesTried = z.infer<typeof linesTried>

/** What a split by hand would come to. */
const splitTried = z.object({
  /** Why it cannot be; null = it can. */
  refusal: messageSchema.nullable(),
  parts: trial.shape.parts,
  /** What a person must agree to besides. */
  problem: messageSchema.nullable(),
})
export type SplitTried = z.infer<typeof splitTried>

/** What parcels by hand would come to. */
const parcelsTried = z.object({
  /** Why it cannot be; null = it can. */
  refusal: messageSchema.nullable(),
  part: trial.shape.parts.element.nullable(),
  parcels: z.array(parcel.pick({ weightG: true, chargeableG: true, dimensions: true })),
})
export type ParcelsTried = z.infer<typeof parcelsTried>

/** What sending goods once more would come to. */
const reshipTried = z.object({
  /** Why it cannot be; null = it can. */
  refusal: messageSchema.nullable(),
  /** From where, by whom, for how much and when. */
  effect: messageSchema.nullable(),
})
export type ReshipTried = z.infer<typeof reshipTried>

const mergePreview = z.object({
  parcels: z.array(
    z.object({
      orders: z.array(companion),
      /** null = they cannot leave in one parcel. */
      together: z
        .object({ parts: trial.shape.parts, nowCents: scalars.nonNegativeCents.nullable() })
        .nullable(),
      /** Why not. */
      problem: messageSchema.nullable(),
    }),
  ),
  /** Those of which their buyer has no other one. */
  alone: z.array(companion),
})
export type MergePreview = z.infer<typeof mergePreview>

const steered = z.object({ sentence: messageSchema, undo: undoSteps })

/** How a person changes how an order goes: service, site, address, dates, lines, sites by hand, parcels, priority, and orders that leave together. */
export const steering = {
  /** Other services and sites that could take it now; none once it is at its site. */
  ways: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string() }))
    .output(z.array(steeringWay)),
  /** Before its release it goes another way, or by rules again; the reason is kept. */
  steer: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({
      orderId: z.string(),
      way: z.object({
        code: z.enum(['change-service', 'change-site', 'drop-choice']),
        choice: z.string().max(140).nullable(),
      }),
      note: reason,
    }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Before its release it goes to another address, of which its channel is told where it takes that. */
  setAddress: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), destination, note: reason }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Before its release it is to arrive by a day, or not to leave before one; the reason is kept. */
  setDates: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), dates: wantedDates, note: reason }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** What `setLines` would come to; nothing is written. */
  tryLines: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string(), ...wantedLines.shape }))
    .output(linesTried),
  /** Until they are packed lines are cancelled, changed, added or replaced; what its channel can be told it is told. */
  setLines: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), ...wantedLines.shape, note: reason }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** What `setSplit` would come to; nothing is written. */
  trySplit: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string(), split: orderSplit }))
    .output(splitTried),
  /** Before its release it leaves from several sites, each with the units that are named. */
  setSplit: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), split: orderSplit, note: reason }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** What `setParcels` would come to; nothing is written. */
  tryParcels: query('packer', { fulfillment: 'fulfillmentId' })
    .input(z.object({ fulfillmentId: z.string(), parcels: parcelsByHand }))
    .output(parcelsTried),
  /** Until they have a label the parcels of a fulfilment are as many, as heavy and as large as a person says; none = as calculated. */
  setParcels: command({
    role: 'lead',
    scope: { fulfillment: 'fulfillmentId' },
    input: z.object({ fulfillmentId: z.string(), parcels: parcelsByHand, note: reason }),
    output: steered,
    needsHub: 'deciding',
  }),
  /** What `sendAgain` would come to; nothing is written. */
  trySendAgain: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string(), lines: unitsOfLines }))
    .output(reshipTried),
  /** Units that have left and did not come back are sent once more, as an order of its own; no channel is told. */
  sendAgain: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), lines: unitsOfLines, note: reason }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Open orders are served before all others, after them, or as they were (null); what is decided stays. */
  setUrgency: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: z.object({ ...orderIds.shape, urgency: urgency.nullable(), note: reason }),
    output: bulkResult.extend({ sentence: messageSchema }),
    needsHub: 'deciding',
  }),
  /** Open orders that share its parcel, and others of its buyer that could, with what that would come to. */
  companions: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string() }))
    .output(
      z.object({
        merged: z.array(companion),
        proposed: z.array(companion),
        /** All of them in one parcel, beside what they cost now (null = not all are allocated); null = none is proposed. */
        together: z
          .object({ parts: trial.shape.parts, nowCents: scalars.nonNegativeCents.nullable() })
          .nullable(),
        /** Why they cannot leave in one parcel now. */
        problem: messageSchema.nullable(),
      }),
    ),
  /** Orders of one buyer leave in one parcel, before their release; each channel is told of its own. */
  merge: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: z.object({ orderIds: z.array(z.string()).min(2).max(20), note: reason }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** What merging each of these with the others of its buyer would come to, parcel by parcel. */
  mergePreview: query('packer', { order: 'orderIds' }).input(orderIds).output(mergePreview),
  /** Of these, the orders of each buyer leave in one parcel; those that cannot are named. */
  mergeAll: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: z.object({ ...orderIds.shape, note: reason }),
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Each leaves for itself again, until a label is on their parcel. */
  unmerge: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), note: reason }),
    output: steered,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
}
