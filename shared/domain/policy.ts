import { z } from 'zod'
import * as scalars from './scalars.ts'

export const STRATEGIES = ['cheapest', 'fastest', 'nearest', 'balanced'] as const
export const strategy = z.enum(STRATEGIES)
export type Strategy = z.infer<typeof strategy>

/** The manager's defaults for sourcing; a rule may override each for the orders it matches. */
export const policy = z.object({
  strategy,
  /** At most so many fulfilments for one order; 1 forbids splits. */
  maxFulfillments: z.int().min(1).max(10),
  /** Added for every fulfilment beyond the first: the customer's annoyance in cents. */
  splitPenaltyCents: scalars.nonNegativeCents,
  /** What one line left unfilled is worth avoiding, in cents. */
  unfilledLineCents: scalars.nonNegativeCents,
  /** allow: ship what is there and open an exception for the rest; hold: ship nothing until a person says. */
  partial: z.enum(['allow', 'hold']),
  /**
   * allow: sites may share the quantity of one line, within `maxFulfillments`; forbid: each line leaves whole from
   * one site. Policies stored before the switch came allow it.
   */
  splitLines: z.enum(['allow', 'forbid']).default('allow'),
})
export type Policy = z.infer<typeof policy>

export const DEFAULT_POLICY: Policy = {
  strategy: 'cheapest',
  maxFulfillments: 2,
  splitPenaltyCents: 150,
  unfilledLineCents: 2_500,
  partial: 'hold',
  splitLines: 'allow',
}
