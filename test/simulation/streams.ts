import { createHash } from 'node:crypto'
import { type Random, seededRandom } from '../../shared/lib/random.ts'

/** Random numbers of one seed, a stream of its own for each concern: more draws for one do not disturb the others. */
export class Streams {
  readonly seed: number

  constructor(seed: number) {
    this.seed = seed
  }

  of(concern: string): Random {
    const hash = createHash('sha256').update(`${this.seed}/${concern}`).digest()
    return seededRandom(hash.readUInt32BE(0))
  }
}

/** @throws when `list` is empty */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)]
  if (chosen === undefined) throw new Error('Nothing to pick from')
  return chosen
}

/** A whole number from `from` to `to`, both included. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

/** A wait until the next of events that come by themselves, `mean` apart on average. */
export function exponential(random: Random, mean: number): number {
  return Math.round(-Math.log(1 - random()) * mean)
}
