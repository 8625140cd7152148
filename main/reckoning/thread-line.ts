import { ORPCError } from '@orpc/server'
import type { EpochMs } from '../../shared/lib/clock.ts'
import type { Reckoning } from '../app/reckoning/reckoning.ts'
import type { World } from '../engine/world.ts'

/** Where a reckoning thread reads. */
export type StorePlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'database'; readonly connectionString: string }

/** What a reckoning thread begins with; `mayHaveHelp`: it may begin another for its long replays. */
export interface ThreadStart {
  readonly place: StorePlace
  readonly mayHaveHelp: boolean
  /** Orders that share one stock in a replay; absent = as many as are kept in memory at once. */
  readonly stretch?: number | undefined
}

/** What is not in the store, as of the question. */
export interface Moment {
  readonly now: EpochMs
  /** Of scarce stock; null = as with the question before. */
  readonly prices: World['shadowPrices'] | null
}

export type Asked =
  | ({
      readonly kind: 'ask'
      readonly id: number
      readonly name: keyof Reckoning
      readonly input: unknown
    } & Moment)
  | { readonly kind: 'stop'; readonly id: number }

export type Told =
  | { readonly kind: 'event'; readonly id: number; readonly event: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'corrupt-row'; readonly table: string; readonly key: string; readonly problem: string }

/** An error on its way to another thread. */
interface Fault {
  /** Of the contract; null = it is nobody's answer. */
  readonly code: string | null
  readonly data: unknown
  readonly text: string
}

export function faultOf(error: unknown): Fault {
  if (error instanceof ORPCError) return { code: error.code, data: error.data, text: error.message }
  return {
    code: null,
    data: null,
    text: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}

export function errorOf({ code, data, text }: Fault): Error {
  return code === null ? new Error(text) : new ORPCError(code, { data })
}
