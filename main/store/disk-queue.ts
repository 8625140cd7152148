import type { Pool } from 'pg'

/**
 * Brings commits to the database's disk, those of one moment together: writers commit without waiting for it, so that the
 * next one begins meanwhile, and acknowledge after it.
 */
export class DiskQueue {
  readonly #pool: Pick<Pool, 'query'>
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null

  constructor(pool: Pick<Pool, 'query'>) {
    this.#pool = pool
  }

  /** Resolves when all that was committed before the call is where the server's `synchronous_commit` wants it. */
  flush(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#running = this.#next ?? Promise.resolve()
        this.#next = null
        return this.#flushOnce()
      })
    return this.#next
  }

  /** A commit of its own is waited for as the server is told to; the log is a sequence, so all before is there then. */
  async #flushOnce(): Promise<void> {
    await this.#pool.query("SELECT pg_logical_emit_message(true, 'switchyard', '')")
  }
}
