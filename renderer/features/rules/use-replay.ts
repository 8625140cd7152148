import { create } from 'zustand'
import type { ReplayPeriod, ReplayResult } from '../../../shared/contract/replay.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { connection } from '../../lib/client.ts'
import { type Failed, LongWork } from '../../lib/long-work.ts'

export type ReplayRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'deciding'; readonly done: number; readonly total: number }
  | Failed

/** A finished replay and the rules it was of. */
export interface TriedDraft {
  readonly of: string
  readonly result: ReplayResult
}

interface ReplayStore {
  readonly period: ReplayPeriod
  readonly run: ReplayRun
  /** The last that finished; kept while another runs. */
  readonly tried: TriedDraft | null
  /** Under which the draft is tried; null = the one in force. */
  readonly policy: Policy | null
  setPeriod(period: ReplayPeriod): void
  setPolicy(policy: Policy | null): void
  /** `underPolicy`: the one that is set, not the one in force. */
  start(rules: readonly Rule[], underPolicy?: boolean): Promise<void>
  stop(): void
}

const work = new LongWork()

export const useReplay = create<ReplayStore>()((set, get) => ({
  period: { kind: 'last', orders: 1_000 },
  run: { kind: 'idle' },
  tried: null,
  policy: null,
  setPeriod: (period) => set({ period }),
  setPolicy: (policy) => set({ policy }),
  async start(rules, underPolicy = false) {
    set({ run: { kind: 'reading' } })
    const policy = underPolicy ? get().policy : null
    const input = { rules: [...rules], period: get().period, ...(policy === null ? {} : { policy }) }
    await work.follow(
      (signal) => connection.client.replay.run(input, { signal }),
      (told) => {
        if (told.kind !== 'done') return set({ run: told })
        const of = policy === null ? fingerprintOf(rules) : ''
        set({ run: { kind: 'idle' }, tried: { of, result: told.result } })
      },
    )
  },
  stop() {
    work.stop()
    set({ run: { kind: 'idle' } })
  },
}))

/** Tells whether rules are still the very ones that were tried. */
export function fingerprintOf(rules: readonly Rule[]): string {
  return JSON.stringify(rules)
}
