import { z } from 'zod'
import { exceptionRecord } from '../domain/exception.ts'
import { EXCEPTION_GROUPS } from '../domain/exceptions/define-kind.ts'
import { resolutionCode } from '../domain/exceptions/resolution-codes.ts'
import { expectedReceipt } from '../domain/expected-receipt.ts'
import { nearbyPoint } from '../domain/nearby-point.ts'
import { destination, pickupPoint } from '../domain/order.ts'
import { byHand } from '../domain/order-choice.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { bulkResult } from './bulk-result.ts'
import { meaning } from './channel-mapping.ts'
import { command, page, pageRequest, query } from './procedure.ts'
import { undoSteps } from './undo-step.ts'

/** One way out as offered for one exception; those that can be taken come first, the usual fix on top (key 1). */
export const resolution = z.object({
  code: resolutionCode,
  /** Which of several of this kind: a service ('carrier/service') or a site; null where there is only one. */
  choice: z.string().nullable().default(null),
  label: messageSchema,
  /** What would happen, with its figures: "Ship from Lille, +1.10 EUR, same day". */
  effect: messageSchema,
  /** null = can be done; else why not. */
  disabled: messageSchema.nullable(),
  needsRole: z.enum(['packer', 'lead', 'manager']),
})
export type Resolution = z.infer<typeof resolution>

export const exceptionRow = z.object({
  record: exceptionRecord,
  /** null for a channel's exception. */
  order: z
    .object({
      reference: z.string(),
      customer: z.string(),
      country: scalars.country,
      channelId: scalars.code,
      valueCents: scalars.nonNegativeCents,
      currency: scalars.currency,
      /** How many others of its buyer could go with it and do not yet. */
      couldJoin: z.int().min(0),
    })
    .nullable(),
  sentence: messageSchema,
  suggestion: resolution.nullable(),
})
export type ExceptionRow = z.infer<typeof exceptionRow>

const exceptionId = z.object({ exceptionId: z.string() })
const exceptionIds = z.object({ exceptionIds: z.array(z.string()).min(1).max(500) })

/** What a resolution needs besides its code; the fields that it does not use are null. */
export const resolutionArgs = z.object({
  address: destination.nullable(),
  stock: z.object({ siteId: scalars.code, sku: scalars.sku, onHand: scalars.count }).nullable(),
  note: z.string().trim().max(300),
  /** Of the resolution taken. */
  choice: z.string().max(140).nullable().default(null),
  byHand: byHand.nullable().default(null),
  point: pickupPoint.nullable().default(null),
  /** What SKUs of the exception's channel mean. */
  mapping: z
    .array(z.object({ channelSku: scalars.sku, meaning }))
    .max(200)
    .nullable()
    .default(null),
})

/** What can be chosen where an order needs a pick-up point. */
export const pointChoice = z.object({
  /** Who was asked; null = no account lists points. */
  carrierId: scalars.code.nullable(),
  /** Nearest first. */
  points: z.array(nearbyPoint),
  /** null = it has not answered yet. */
  toldAt: scalars.epochMs.nullable(),
  /** Why it could not be asked last. */
  problem: messageSchema.nullable(),
})
export type PointChoice = z.infer<typeof pointChoice>

export const exceptions = {
  list: query('packer', 'any-site')
    .input(
      z.object({
        ...pageRequest,
        view: z.enum(['open', 'mine', 'unassigned', 'due-soon', 'snoozed', 'closed']).default('open'),
        group: z.enum(EXCEPTION_GROUPS).nullable().default(null),
        search: z.string().max(200).default(''),
        sort: z.enum(['due', 'opened', 'reason', 'order', 'customer', 'owner']).default('due'),
        descending: z.boolean().default(false),
      }),
    )
    .output(page(exceptionRow).extend({ isLeast: z.boolean() })),
  counts: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z.object({
        views: z.object({
          open: z.int(),
          mine: z.int(),
          unassigned: z.int(),
          'due-soon': z.int(),
          snoozed: z.int(),
        }),
        groups: z.record(z.enum(EXCEPTION_GROUPS), z.int()),
      }),
    ),
  /** Evidence and every way out, with a preview of its effect. */
  get: query('packer', { exception: 'exceptionId' })
    .input(exceptionId)
    .output(
      z.object({
        row: exceptionRow,
        resolutions: z.array(resolution),
        /** Goods of the SKUs that it lacks which sites expect, the next first. */
        expected: z.array(expectedReceipt),
      }),
    ),
  points: query('packer', { exception: 'exceptionId' }).input(exceptionId).output(pointChoice),
  resolve: command({
    role: 'packer',
    scope: { exception: 'exceptionId', siteIfAny: 'args.stock.siteId', everySiteIfAny: 'args.mapping' },
    input: z.object({
      ...exceptionId.shape,
      code: resolutionCode,
      args: resolutionArgs,
    }),
    output: z.object({ sentence: messageSchema, undo: undoSteps }),
    wakes: ['scheduler'],
    // The way out decides: main/app/resolutions/rights.ts.
    needsHub: null,
  }),
  /**
   * What the best way out of each would do now, with its site, service, cost and date where it has any; `codes`: which
   * ways are meant, none = the best of all. null: nothing is usual here, or it has none of these ways.
   */
  fixes: query('packer', 'any-site')
    .input(
      z.object({
        exceptionIds: z.array(z.string()).max(500),
        codes: z.array(resolutionCode).max(60),
      }),
    )
    .output(z.array(z.object({ exceptionId: z.string(), fix: resolution.nullable(), canUndo: z.boolean() }))),
  /**
   * Takes back what a command did, as far as it can be: it says what of it has gone on since, and stays. One's own, or
   * those of others for whom leads everywhere.
   */
  undo: command({
    role: 'packer',
    scope: 'any-site',
    input: z.object({ commandId: scalars.uuid }),
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Each by its own way out, or all by one; those for which it cannot be done are skipped with the reason. */
  resolveMany: command({
    role: 'lead',
    scope: { exception: 'exceptionIds' },
    input: z.object({
      ...exceptionIds.shape,
      ways: z
        .array(z.object({ code: resolutionCode, choice: z.string().max(140).nullable() }))
        .min(1)
        .max(500),
      note: z.string().trim().max(300),
    }),
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: null,
  }),
  /** Each is somebody's, or nobody's (null); those that are settled are named. */
  assign: command({
    role: 'packer',
    scope: { exception: 'exceptionIds' },
    input: z.object({ ...exceptionIds.shape, owner: z.string().max(80).nullable() }),
    output: bulkResult,
    needsHub: null,
  }),
  /** Each leaves the queue until then, or is back at once (null). */
  snooze: command({
    role: 'packer',
    scope: { exception: 'exceptionIds' },
    input: z.object({ ...exceptionIds.shape, until: scalars.epochMs.nullable() }),
    output: bulkResult,
    needsHub: null,
  }),
}
