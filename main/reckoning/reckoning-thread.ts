import { Worker } from 'node:worker_threads'
import { type Clock, MINUTE_MS } from '../../shared/lib/clock.ts'
import { CorruptRowError } from '../app/ports/store.ts'
import type { Hearing, Reckoning } from '../app/reckoning/reckoning.ts'
import type { World } from '../engine/world.ts'
import { type Asked, errorOf, type ThreadStart, type Told } from './thread-line.ts'

/** A thread that was not asked for so long ends, and its answers with it: they are made again in seconds. */
const IDLE_MS = 30 * MINUTE_MS

export interface ThreadOptions extends ThreadStart {
  readonly clock: Clock
  /** Of scarce stock, as they are now. */
  readonly prices: () => World['shadowPrices']
  /** Hears of rows that were left out because they cannot be read. */
  readonly onCorruptRow: (error: CorruptRowError) => void
}

interface Call {
  readonly hear: (event: unknown) => void
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * A thread that opens the store by itself, for reading, and answers from it. It begins with the first question. When it
 * breaks, what it was asked fails, and the next question begins another.
 */
export class ReckoningThread {
  readonly #options: ThreadOptions
  #worker: Worker | null = null
  #lastId = 0
  readonly #calls = new Map<number, Call>()
  #prices: World['shadowPrices'] | null = null
  #idle: NodeJS.Timeout | undefined

  constructor(options: ThreadOptions) {
    this.#options = options
  }

  ask<Name extends keyof Reckoning>(
    name: Name,
    input: Parameters<Reckoning[Name]>[0],
    hearing: Hearing<never> | null,
  ): ReturnType<Reckoning[Name]> {
    const { clock, prices } = this.#options
    const worker = this.#begun()
    const id = ++this.#lastId
    const present = prices()
    const stop = () => worker.postMessage({ kind: 'stop', id } satisfies Asked)
    const answered = new Promise<unknown>((resolve, reject) => {
      const hear = (event: unknown) => (hearing as Hearing<unknown> | null)?.tell(event)
      this.#calls.set(id, { hear, resolve, reject })
      const moment = { now: clock.now(), prices: present === this.#prices ? null : present }
      worker.postMessage({ kind: 'ask', id, name, input, ...moment } satisfies Asked)
      this.#prices = present
      if (hearing?.signal.aborted) stop()
      hearing?.signal.addEventListener('abort', stop, { once: true })
    })
    const over = answered.finally(() => {
      hearing?.signal.removeEventListener('abort', stop)
      this.#calls.delete(id)
      this.#waitForNext()
    })
    return over as ReturnType<Reckoning[Name]>
  }

  /** What is asked yet fails. */
  async close(): Promise<void> {
    clearTimeout(this.#idle)
    await this.#worker?.terminate()
  }

  #begun(): Worker {
    clearTimeout(this.#idle)
    if (this.#worker !== null) return this.#worker
    const { place, mayHaveHelp, stretch, onCorruptRow } = this.#options
    const workerData: ThreadStart = { place, mayHaveHelp, stretch }
    const worker = new Worker(new URL('./reckoning-worker.ts', import.meta.url), { workerData })
    // Nobody stays for it: who waits for an answer has something else that keeps the program.
    worker.unref()
    worker.on('message', (told: Told) => {
      if (told.kind === 'corrupt-row')
        return onCorruptRow(new CorruptRowError(told.table, told.key, told.problem))
      const call = this.#calls.get(told.id)
      if (told.kind === 'event') call?.hear(told.event)
      else if (told.kind === 'answer') call?.resolve(told.value)
      else call?.reject(errorOf(told.fault))
    })
    worker.on('error', (error) =>
      this.#end(worker, error instanceof Error ? error : new Error(String(error))),
    )
    worker.on('exit', (code) => this.#end(worker, new Error(`The reckoning thread ended with ${code}`)))
    this.#worker = worker
    return worker
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#prices = null
    for (const { reject } of this.#calls.values()) reject(error)
  }

  #waitForNext(): void {
    clearTimeout(this.#idle)
    if (this.#calls.size > 0 || this.#worker === null) return
    const worker = this.#worker
    this.#idle = setTimeout(() => void worker.terminate(), IDLE_MS)
    this.#idle.unref()
  }
}
