import { z } from 'zod'
import { type Clock, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { type Rate, TokenBucket } from '../../../shared/lib/token-bucket.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import type { ChannelMemory } from './memory.ts'

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
 * counts after.
 */
export class RateLimit<Operation extends string> {
  readonly #clock: Clock
  readonly #memory: ChannelMemory
  readonly #rates: Readonly<Record<Operation, Rate>>
  readonly #buckets = new Map<string, TokenBucket>()
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
    const wait = this.#bucketOf(operation).take(this.#clock.now(), spare)
    if (wait === 0) await this.#keep(operation)
    return wait
  }

  /** The channel says that nothing is left: it counts otherwise than we do. */
  async drained(operation: Operation): Promise<void> {
    this.#bucketOf(operation).empty(this.#clock.now())
    await this.#keep(operation)
  }

  #bucketOf(operation: Operation): TokenBucket {
    const bucket = this.#buckets.get(operation) ?? TokenBucket.full(this.#rates[operation], this.#clock.now())
    this.#buckets.set(operation, bucket)
    return bucket
  }

  async #load(): Promise<void> {
    const known = stored.safeParse(await this.#memory.get(KEY))
    for (const [operation, rate] of Object.entries<Rate>(this.#rates)) {
      const level = known.data?.[operation]
      if (level !== undefined) this.#buckets.set(operation, new TokenBucket(rate, level))
    }
  }

  async #keep(operation: Operation): Promise<void> {
    const { everyMs, burst } = this.#rates[operation]
    if (everyMs * burst < FORGETTABLE_MS) return
    await this.#memory.put(
      KEY,
      Object.fromEntries([...this.#buckets].map(([name, bucket]) => [name, bucket.level])),
    )
  }
}
