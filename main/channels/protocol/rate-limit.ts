import { z } from 'zod'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import type { ChannelMemory } from './memory.ts'

/** A token bucket: a call costs one token, one comes back every `everyMs`, at most `burst` are kept. */
export interface Rate {
  readonly everyMs: number
  readonly burst: number
}

/** A call that was not made, since its bucket is empty. */
export class Paced extends ChannelError {
  constructor(call: string, afterMs: number) {
    super('retry', message('channels.paced', { call, seconds: Math.ceil(afterMs / 1000) }), afterMs)
  }
}

const KEY = 'rates'
/** A bucket that is full again after so short a time needs no memory. */
const FORGETTABLE_MS = MINUTE_MS / 2

const stored = z.record(z.string(), z.object({ tokens: z.number(), at: z.int() }))

/**
 * The pace of one channel, per operation. Buckets that fill slowly are kept over restarts: what was spent before
 * counts after. Clocks may jump: set back, nothing is gained and nothing is lost for longer than a full bucket.
 */
export class RateLimit<Operation extends string> {
  readonly #clock: Clock
  readonly #memory: ChannelMemory
  readonly #rates: Readonly<Record<Operation, Rate>>
  readonly #buckets = new Map<string, { tokens: number; at: EpochMs }>()
  #loading: Promise<void> | null = null

  constructor(clock: Clock, memory: ChannelMemory, rates: Readonly<Record<Operation, Rate>>) {
    this.#clock = clock
    this.#memory = memory
    this.#rates = rates
  }

  /**
   * Spends a token of `operation` if at least `spare` are left after it.
   * @returns 0 = spent; else the milliseconds until there is one, and nothing was spent
   */
  async take(operation: Operation, spare = 0): Promise<number> {
    this.#loading ??= this.#load()
    await this.#loading
    const rate = this.#rates[operation]
    const bucket = this.#filled(operation)
    const missing = Math.min(spare + 1, rate.burst) - bucket.tokens
    if (missing > 0) return Math.ceil(missing * rate.everyMs)
    bucket.tokens -= 1
    await this.#keep(operation)
    return 0
  }

  /** The channel says that nothing is left: it counts otherwise than we do. */
  async drained(operation: Operation): Promise<void> {
    this.#filled(operation).tokens = 0
    await this.#keep(operation)
  }

  #filled(operation: Operation): { tokens: number; at: EpochMs } {
    const { everyMs, burst } = this.#rates[operation]
    const now = this.#clock.now()
    const bucket = this.#buckets.get(operation) ?? { tokens: burst, at: now }
    const gained = Math.max(0, now - bucket.at) / everyMs
    bucket.tokens = Math.min(burst, bucket.tokens + gained)
    bucket.at = now
    this.#buckets.set(operation, bucket)
    return bucket
  }

  async #load(): Promise<void> {
    const known = stored.safeParse(await this.#memory.get(KEY))
    for (const [operation, bucket] of Object.entries(known.data ?? {}))
      this.#buckets.set(operation, { ...bucket })
  }

  async #keep(operation: Operation): Promise<void> {
    const { everyMs, burst } = this.#rates[operation]
    if (everyMs * burst < FORGETTABLE_MS) return
    await this.#memory.put(
      KEY,
      Object.fromEntries([...this.#buckets].map(([name, kept]) => [name, { ...kept }])),
    )
  }
}
