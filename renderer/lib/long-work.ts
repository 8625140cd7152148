import { OfflineError } from './connection.ts'

export type Failed = { readonly kind: 'failed'; readonly isOffline: boolean }

/** One piece of work at a time that the control room tells about until it is done; it goes on while other screens are open. */
export class LongWork {
  #current: AbortController | null = null

  /** Asks for the work in place of what runs yet. `hear` is given what is told of this one alone, and whether it failed. */
  async follow<Told>(
    ask: (signal: AbortSignal) => Promise<AsyncIterable<Told>>,
    hear: (told: Told | Failed) => void,
  ): Promise<void> {
    this.stop()
    const mine = new AbortController()
    this.#current = mine
    try {
      for await (const told of await ask(mine.signal)) {
        if (mine.signal.aborted) return
        hear(told)
      }
    } catch (error) {
      if (!mine.signal.aborted) hear({ kind: 'failed', isOffline: error instanceof OfflineError })
    } finally {
      if (this.#current === mine) this.#current = null
    }
  }

  stop(): void {
    this.#current?.abort()
    this.#current = null
  }
}
