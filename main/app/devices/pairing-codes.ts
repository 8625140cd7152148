import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'

/** 32, without those that are mistaken for one another: a code has 40 random bits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8
const GOOD_MS = 5 * MINUTE_MS
const TRIES = 5

/** What a code lets in, and who said so. */
export interface Invitation<T> {
  readonly expiresAt: EpochMs
  readonly invited: T
}

interface Open<T> extends Invitation<T> {
  readonly codeHash: Buffer
  triesLeft: number
}

/**
 * One-time codes, in memory: each is good once, for five minutes. A wrong one is of no code in particular, so it
 * takes one of the five tries of each that is open.
 */
export class PairingCodes<T> {
  readonly #open = new Map<string, Open<T>>()

  /** A new code; the one that `inviter` opened before is of no use any more. */
  open(inviter: string, invited: T, now: EpochMs): { code: string; expiresAt: EpochMs } {
    const letters = Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length])
    const code = letters.join('')
    const expiresAt = now + GOOD_MS
    this.#open.set(inviter, { codeHash: hashOf(code), expiresAt, invited, triesLeft: TRIES })
    return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt }
  }

  /** Whom it lets in, once; null = it is none, or not any more. As typed: small letters, spaces and dashes count. */
  redeem(typed: string, now: EpochMs): T | null {
    const hash = hashOf(typed.toUpperCase().replaceAll(/[\s-]/g, ''))
    let found: Open<T> | null = null
    for (const [inviter, each] of this.#open) {
      if (each.expiresAt <= now) this.#open.delete(inviter)
      else if (timingSafeEqual(each.codeHash, hash)) {
        found = each
        this.#open.delete(inviter)
      }
    }
    if (found !== null) return found.invited
    for (const [inviter, each] of this.#open) {
      each.triesLeft -= 1
      if (each.triesLeft === 0) this.#open.delete(inviter)
    }
    return null
  }
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}
