import type { Trial } from '../../../shared/contract/order-parts.ts'
import type {
  ReplayChange,
  ReplayEvent,
  ReplayPeriod,
  ReplayRow,
  SpeedCurve,
} from '../../../shared/contract/replay.ts'
import type { SavedBy, SavingsEvent, SavingsRow } from '../../../shared/contract/savings.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import type { Page, PageRequest } from '../ports/page.ts'
import type { Store } from '../ports/store.ts'
import { changedOrder, changesCsv, listChanged } from '../replay/changed-orders.ts'
import { KeptReplays } from '../replay/kept-replays.ts'
import { runReplay } from '../replay/run-replay.ts'
import { speedCurve } from '../replay/speed-curve.ts'
import { replayStretch, type StretchJob } from '../replay/stretch.ts'
import type { StretchFound } from '../replay/stretch-found.ts'
import { KeptSavings, listSavings, savingsCsv } from '../savings/kept-savings.ts'
import { runSavings } from '../savings/run-savings.ts'
import type { AppServices } from '../services/app-services.ts'

/** How a long question tells how far it is, and learns that nobody waits for its answer any more. */
export interface Hearing<Event> {
  tell(event: Event): void
  readonly signal: AbortSignal
}

export interface ReplayInput {
  readonly rules: readonly Rule[]
  readonly period: ReplayPeriod
  /** Of the draft; absent = the one in force. */
  readonly policy?: Policy | undefined
}

/**
 * Questions about past orders that take seconds, and what is asked about their answers. Inputs, events and answers are plain
 * data: whoever answers may be on another thread. What was aborted ends without a last event. What is asked about an answer
 * that is no longer kept fails with NOT_FOUND.
 */
export interface Reckoning {
  replay(input: ReplayInput, hearing: Hearing<ReplayEvent>): Promise<void>
  changedOrders(
    input: {
      readonly replayId: string
      readonly search: string
      readonly change: ReplayChange | null
      readonly descending: boolean
    } & PageRequest,
  ): Promise<Page<ReplayRow>>
  changedOrder(input: {
    readonly replayId: string
    readonly orderId: string
  }): Promise<{ row: ReplayRow; before: Trial | null; after: Trial | null }>
  changesCsv(input: { readonly replayId: string }): Promise<string>
  speedCurve(
    input: { readonly rules: readonly Rule[]; readonly period: ReplayPeriod },
    hearing: Hearing<never>,
  ): Promise<SpeedCurve>
  savings(input: { readonly month: 'this' | 'last' }, hearing: Hearing<SavingsEvent>): Promise<void>
  savingsRows(
    input: {
      readonly savingsId: string
      readonly by: SavedBy | null
      readonly descending: boolean
    } & PageRequest,
  ): Promise<Page<SavingsRow>>
  savingsCsv(input: { readonly savingsId: string }): Promise<{ name: string; text: string }>
  /** A part of a replay, for whoever carries it out; `tell` hears of so many more orders decided. null = aborted. */
  stretch(input: StretchJob, hearing: Hearing<number>): Promise<StretchFound | null>
}

/** Replays a part of the past beside whoever asks it. */
export type StretchHelper = Pick<Reckoning, 'stretch'>

export type ReckoningParts = Pick<AppServices, 'clock' | 'newId'> & {
  readonly store: Pick<Store, 'read'>
  readonly worlds: WorldCache
  /** Orders that share one stock in a replay; absent = as many as are kept in memory at once. */
  readonly stretch?: number | undefined
}

/** Answers where it is called; `helper`: takes its share of long replays. */
export function openReckoning(parts: ReckoningParts, helper: StretchHelper | null = null): Reckoning {
  const replays = new KeptReplays()
  const savings = new KeptSavings()
  return {
    replay: (input, hearing) => runReplay({ ...parts, helper }, replays, input, hearing),
    changedOrders: async (input) => listChanged(replays.get(input.replayId), input),
    changedOrder: async ({ replayId, orderId }) => changedOrder(replays.get(replayId), orderId),
    changesCsv: async ({ replayId }) => changesCsv(replays.get(replayId)),
    speedCurve: (input, { signal }) => speedCurve(parts, input, signal),
    savings: (input, hearing) => runSavings(parts, savings, input, hearing),
    savingsRows: async (input) => listSavings(savings.get(input.savingsId), input),
    async savingsCsv({ savingsId }) {
      const found = savings.get(savingsId)
      return { name: `savings-${found.result.month}.csv`, text: savingsCsv(found) }
    },
    stretch: async (job, { tell, signal }) =>
      (await replayStretch(parts, job, { onDecided: tell, signal }))?.found ?? null,
  }
}
