import { create } from 'zustand'
import type { LedgerEvent } from '../../../shared/contract/stock.ts'
import { connection } from '../../lib/client.ts'
import { type Failed, LongWork } from '../../lib/long-work.ts'

export type LedgerFound = Extract<LedgerEvent, { kind: 'done' }>

type LedgerRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | Failed

interface LedgerStore {
  readonly run: LedgerRun
  /** Of the last check that ended. */
  readonly found: LedgerFound | null
  start(): Promise<void>
  stop(): void
}

const work = new LongWork()

export const useLedgerCheck = create<LedgerStore>()((set) => ({
  run: { kind: 'idle' },
  found: null,
  async start() {
    set({ run: { kind: 'reading', done: 0, total: 0 }, found: null })
    await work.follow(
      (signal) => connection.client.stock.checkLedger({}, { signal }),
      (told) => set(told.kind === 'done' ? { run: { kind: 'idle' }, found: told } : { run: told }),
    )
  },
  stop() {
    work.stop()
    set({ run: { kind: 'idle' } })
  },
}))
