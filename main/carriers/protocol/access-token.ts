import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'

/** A token as it was handed out. */
export interface GrantedToken {
  readonly value: string
  /** How long it is taken, as the carrier says. */
  readonly forMs: number
}

/** A token is renewed this long before it expires, or after half its life. */
const MARGIN_MS = 60_000

/** The present token of one account, in memory only; `ask` gets another one and throws RemoteError. */
export class AccessToken {
  readonly #clock: Clock
  readonly #ask: (signal: AbortSignal) => Promise<GrantedToken>
  #present: { readonly value: string; readonly until: EpochMs } | null = null

  constructor(clock: Clock, ask: (signal: AbortSignal) => Promise<GrantedToken>) {
    this.#clock = clock
    this.#ask = ask
  }

  /** @throws {RemoteError} */
  async value(signal: AbortSignal): Promise<string> {
    const now = this.#clock.now()
    if (this.#present !== null && now < this.#present.until) return this.#present.value
    const { value, forMs } = await this.#ask(signal)
    this.#present = { value, until: now + Math.max(forMs - MARGIN_MS, forMs / 2) }
    return value
  }

  /** Asks the carrier, whatever token is there. @throws {RemoteError} */
  async renewed(signal: AbortSignal): Promise<string> {
    this.#present = null
    return this.value(signal)
  }

  /** The carrier takes it no more. */
  forget(value: string): void {
    if (this.#present?.value === value) this.#present = null
  }
}

/**
 * One call with the account's token. A token that is refused (401) is renewed once and the call made again: what was
 * refused for its token had no effect.
 * @throws {RemoteError}
 */
export async function withToken<T extends { readonly status: number }>(
  access: AccessToken,
  call: (token: string) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const token = await access.value(signal)
  const answer = await call(token)
  if (answer.status !== 401) return answer
  access.forget(token)
  return call(await access.value(signal))
}
