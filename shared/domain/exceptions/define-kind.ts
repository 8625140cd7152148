import type { z } from 'zod'
import type { ResolutionCode } from './resolution-codes.ts'

/** The tabs of the queue. */
export const EXCEPTION_GROUPS = [
  'stock',
  'split',
  'carrier',
  'address',
  'hold',
  'print',
  'channel',
  'return',
] as const
export type ExceptionGroup = (typeof EXCEPTION_GROUPS)[number]

/**
 * What opens an exception, hence what ends it besides an answer. `decision`: the next decision of the order closes it,
 * and the order is reallocated when what may clear it changes: stock, what sites and carriers can do (their return,
 * a rule, a rate), rules alone, what customs are told; null = only when somebody asks for it. `event`: whatever reported it.
 */
export type Opened =
  | {
      readonly by: 'decision'
      readonly clearedBy: 'stock' | 'capacity' | 'stock-or-capacity' | 'rules' | 'customs' | null
    }
  | {
      readonly by: 'event'
      /** It is about an order that is still here. What speaks of money, news or goods outside stays. */
      readonly endsWhenShipped: boolean
      /** It is about money outside, and stays open also when its order is called off. */
      readonly outlivesOrder?: true
    }

/** All there is of a kind of exception but its words, which `shared/messages/<language>/exceptions.ts` has. */
export interface ExceptionKind<E extends z.ZodRawShape = z.ZodRawShape> {
  /** What its sentence is made from. */
  readonly evidence: E
  readonly group: ExceptionGroup
  readonly opened: Opened
  /** The ways out; the first that can be done is the suggestion. */
  readonly resolutions: readonly ResolutionCode[]
  /** false: none of them is the usual way out. */
  readonly suggestsFirst: boolean
}

export function kind<E extends z.ZodRawShape>(definition: ExceptionKind<E>): ExceptionKind<E> {
  return definition
}
