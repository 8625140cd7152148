import type { Clock } from '../../../shared/lib/clock.ts'

/** Bearer tokens that a simulated carrier handed out: JWTs that are taken until they expire. */
export class HandedTokens {
  readonly #clock: Clock
  readonly #forMs: number
  readonly #until = new Map<string, number>()
  #handedOut = 0

  constructor(clock: Clock, forMs: number) {
    this.#clock = clock
    this.#forMs = forMs
  }

  handOut(): string {
    const until = this.#clock.now() + this.#forMs
    this.#handedOut += 1
    const parts = [
      { alg: 'HS256', typ: 'JWT' },
      { jti: this.#handedOut, exp: Math.floor(until / 1000) },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    const token = [...parts, Buffer.from(`signature-${this.#handedOut}`).toString('base64url')].join('.')
    this.#until.set(token, until)
    return token
  }

  /** `authorization`: the header, `Bearer …`. */
  takes(authorization: string | undefined): boolean {
    const [, token = ''] = /^Bearer (.+)$/.exec(authorization ?? '') ?? []
    return this.#clock.now() < (this.#until.get(token) ?? 0)
  }

  /** All that were handed out are taken no more. */
  expire(): void {
    this.#until.clear()
  }
}
