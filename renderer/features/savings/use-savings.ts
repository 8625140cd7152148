import { create } from 'zustand'
import type { SavingsResult } from '../../../shared/contract/savings.ts'
import { connection } from '../../lib/client.ts'
import { OfflineError } from '../../lib/connection.ts'

export type Month = 'this' | 'last'

export type SavingsRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'deciding'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly isOffline: boolean }

interface SavingsStore {
  readonly month: Month
  readonly run: SavingsRun
  /** The last that finished; kept while another runs. */
  readonly result: SavingsResult | null
  setMonth(month: Month): void
  start(): Promise<void>
  stop(): void
}

let current: AbortController | null = null

/** One calculation at a time; it continues while other screens are open. */
export const useSavings = create<SavingsStore>()((set, get) => ({
  month: 'this',
  run: { kind: 'idle' },
  result: null,
  setMonth: (month) => set({ month }),
  async start() {
    current?.abort()
    const mine = new AbortController()
    current = mine
    set({ run: { kind: 'reading' } })
    try {
      const events = await connection.client.savings.run({ month: get().month }, { signal: mine.signal })
      for await (const event of events) {
        if (mine.signal.aborted) return
        if (event.kind === 'done') set({ run: { kind: 'idle' }, result: event.result })
        else set({ run: event })
      }
    } catch (error) {
      if (!mine.signal.aborted) set({ run: { kind: 'failed', isOffline: error instanceof OfflineError } })
    } finally {
      if (current === mine) current = null
    }
  },
  stop() {
    current?.abort()
    current = null
    set({ run: { kind: 'idle' } })
  },
}))
