import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { page, pageRequest, query } from './procedure.ts'

/** What works for the merchant, in the order in which it is added to deciding each order alone by cost. */
export const SAVED_BY = ['rules', 'prices', 'replanning'] as const
export type SavedBy = (typeof SAVED_BY)[number]

/** Money in cents of the merchant's currency; what costs more is negative. */
export const savingsFigure = z.object({
  savedCents: scalars.cents,
  /** Half of the interval that holds the figure in 95 of 100 such months; null = of too few days to say. */
  errorCents: scalars.nonNegativeCents.nullable(),
  /** Orders that cost something else. */
  orders: z.int(),
})
export type SavingsFigure = z.infer<typeof savingsFigure>

const bySource = <T extends z.ZodType>(of: T) => z.object({ rules: of, prices: of, replanning: of })

export const savingsResult = z.object({
  savingsId: z.string(),
  /** 2026-11, in the merchant's zone. */
  month: z.string(),
  /** Orders of the month that ship whole whichever way: those that are compared. */
  orders: z.int(),
  /** Of the month, but shipped whole by some of the ways only. */
  leftOut: z.int(),
  days: z.int(),
  isCapped: z.boolean(),
  /** What they cost decided one by one, without rules and prices. */
  noneCents: scalars.nonNegativeCents,
  by: bySource(savingsFigure),
  all: savingsFigure,
  /** Orders that did not ship whole. */
  notWhole: bySource(z.int()).extend({ none: z.int() }),
  /** There were orders enough to price scarce stock. */
  isPriced: z.boolean(),
  /** What waiting for waves saves above releasing after the waiting time. */
  waves: savingsFigure,
  releaseAt: z.enum(['minutes', 'wave']),
  waveMinutes: z.int(),
  /** Orders compared with what was really decided, and both costs. */
  real: z.object({ orders: z.int(), cents: scalars.cents, replayedCents: scalars.cents }),
  /** What re-planning before release noted as it happened. */
  noted: z.object({ orders: z.int(), savedCents: scalars.cents }),
})
export type SavingsResult = z.infer<typeof savingsResult>

export const savingsEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading') }),
  z.object({ kind: z.literal('deciding'), done: z.int(), total: z.int() }),
  z.object({ kind: z.literal('done'), result: savingsResult }),
])
export type SavingsEvent = z.infer<typeof savingsEvent>

/** An order that costs something else by one of them. */
export const savingsRow = z.object({
  orderId: z.string(),
  reference: z.string(),
  receivedAt: scalars.epochMs,
  noneCents: scalars.nonNegativeCents,
  by: bySource(scalars.cents),
  cents: scalars.nonNegativeCents,
})
export type SavingsRow = z.infer<typeof savingsRow>

const savingsId = z.object({ savingsId: z.string() })

/**
 * What rules, prices of scarce stock and re-planning saved in a month, found by deciding its orders again with and
 * without each: nothing is written. Results are kept for a while; later calls about one that is gone answer NOT_FOUND.
 */
export const savings = {
  /** Tells how far it is, and ends with the result. Stopped by ending the stream. */
  run: query('manager')
    .input(z.object({ month: z.enum(['this', 'last']) }))
    .output(eventIterator(savingsEvent)),
  /** By what they saved, most first when `descending`. */
  list: query('manager')
    .input(
      savingsId.extend({
        ...pageRequest,
        by: z.enum(SAVED_BY).nullable().default(null),
        descending: z.boolean().default(true),
      }),
    )
    .output(page(savingsRow)),
  csv: query('manager')
    .input(savingsId)
    .output(z.object({ name: z.string(), text: z.string() })),
}
