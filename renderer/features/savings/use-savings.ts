import { create } from 'zustand'
import type { SavingsResult } from '../../../shared/contract/savings.ts'
import { connection } from '../../lib/client.ts'
import { type Failed, LongWork } from '../../lib/long-work.ts'

export type Month = 'this' | 'last'

export type SavingsRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'deciding'; readonly done: number; readonly total: number }
  | Failed

interface SavingsStore {
  readonly month: Month
  readonly run: SavingsRun
  /** The last that finished; kept while another runs. */
  readonly result: SavingsResult | null
  setMonth(month: Month): void
  start(): Promise<void>
  stop(): void
}

const work = new LongWork()

export const useSavings = create<SavingsStore>()((set, get) => ({
  month: 'this',
  run: { kind: 'idle' },
  result: null,
  setMonth: (month) => set({ month }),
  async start() {
    set({ run: { kind: 'reading' } })
    await work.follow(
      (signal) => connection.client.savings.run({ month: get().month }, { signal }),
      (told) => set(told.kind === 'done' ? { run: { kind: 'idle' }, result: told.result } : { run: told }),
    )
  },
  stop() {
    work.stop()
    set({ run: { kind: 'idle' } })
  },
}))
