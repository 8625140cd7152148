import { create } from 'zustand'
import type { LedgerEvent } from '../../../shared/contract/stock.ts'
import { connection } from '../../lib/client.ts'
import { OfflineError } from '../../lib/connection.ts'

export type LedgerFound = Extract<LedgerEvent, { kind: 'done' }>

type LedgerRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly isOffline: boolean }

interface LedgerStore {
  readonly run: LedgerRun
  /** Of the last check that ended. */
  readonly found: LedgerFound | null
  start(): Promise<void>
  stop(): void
}

let current: AbortController | null = null

/** One check at a time; it goes on while other screens are open. */
export const useLedgerCheck = create<LedgerStore>()((set) => ({
  run: { kind: 'idle' },
  found: null,
  async start() {
    current?.abort()
    const mine = new AbortController()
    current = mine
    set({ run: { kind: 'reading', done: 0, total: 0 }, found: null })
    try {
      const events = await connection.client.stock.checkLedger({}, { signal: mine.signal })
      for await (const event of events) {
        if (mine.signal.aborted) return
        if (event.kind === 'done') set({ run: { kind: 'idle' }, found: event })
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
