import { createHash, randomBytes } from 'node:crypto'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'

const MOST = 500

interface SignedIn {
  readonly personId: string
  readonly device: string
  touchedAt: EpochMs
}

/** The windows that are signed in, by a random ticket each of which only the hash is kept, in memory. */
export class SignIns {
  readonly #clock: Clock
  readonly #byHash = new Map<string, SignedIn>()
  readonly #onChange: () => void

  /** `onChange`: somebody came or went. */
  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  /** @returns the ticket */
  open(personId: string, device: string): string {
    const ticket = randomBytes(32).toString('base64url')
    this.#byHash.set(hashOf(ticket), { personId, device, touchedAt: this.#clock.now() })
    while (this.#byHash.size > MOST) this.#byHash.delete(this.#byHash.keys().next().value ?? '')
    this.#onChange()
    return ticket
  }

  /** Whose window it is; null = nobody's, or it was left alone for longer than `idleMinutes`, which ends it. */
  personOf(ticket: string, device: string, idleMinutes: number): string | null {
    const hash = hashOf(ticket)
    const known = this.#byHash.get(hash)
    if (known === undefined || known.device !== device) return null
    if (this.#clock.now() - known.touchedAt <= idleMinutes * MINUTE_MS) return known.personId
    this.#byHash.delete(hash)
    return null
  }

  /** Whoever is signed in at each device now, by its id; not those who left it alone for longer than `idleMinutes`. */
  present(idleMinutes: number): ReadonlyMap<string, ReadonlySet<string>> {
    const since = this.#clock.now() - idleMinutes * MINUTE_MS
    const here = new Map<string, Set<string>>()
    for (const { device, personId, touchedAt } of this.#byHash.values())
      if (touchedAt >= since) here.set(device, (here.get(device) ?? new Set()).add(personId))
    return here
  }

  touch(ticket: string): void {
    const known = this.#byHash.get(hashOf(ticket))
    if (known !== undefined) known.touchedAt = this.#clock.now()
  }

  close(ticket: string): void {
    if (this.#byHash.delete(hashOf(ticket))) this.#onChange()
  }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url')
}
