import { patternsOf } from './encodings.ts'

/** What stands where a secret stood; fit for a header. */
const HIDDEN = '***'

/** Shorter ones cannot be distinguished from ordinary words. */
const SHORTEST = 6
/** From this length on a secret is redacted anywhere; a shorter one only as a whole word. */
const UNMISTAKABLE = 8
/** Tokens come and go by the hour; older ones are dead. */
const MOST = 40

/**
 * Secrets that must not be kept, logged or shown. Every text that comes from outside goes through `scrub`, which
 * hides them in every encoding that `patternsOf` knows. What is learned here is also learned by `wider`, which sees
 * more texts, such as the log's.
 */
export class KnownSecrets {
  readonly #wider: KnownSecrets | null
  readonly #patterns = new Map<string, RegExp>()

  constructor(wider: KnownSecrets | null = null) {
    this.#wider = wider
  }

  /** Of more than a channel can have in use at once the newest are kept. */
  learn(...secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.length < SHORTEST) continue
      this.#patterns.delete(secret)
      this.#patterns.set(secret, patternOf(secret))
      const [oldest] = this.#patterns.keys()
      if (this.#patterns.size > MOST && oldest !== undefined) this.#patterns.delete(oldest)
    }
    this.#wider?.learn(...secrets)
  }

  /** `text` without any of them. */
  scrub(text: string): string {
    let clean = text
    for (const pattern of this.#patterns.values()) clean = clean.replaceAll(pattern, HIDDEN)
    return clean
  }

  /** The same for a value made of JSON, keys included; the same object when there was nothing to hide. */
  scrubJson(value: unknown): unknown {
    const text = JSON.stringify(value)
    if (text === undefined) return value
    const clean = this.scrub(text)
    return clean === text ? value : JSON.parse(clean)
  }
}

function patternOf(secret: string): RegExp {
  const forms = patternsOf(secret).join('|')
  return new RegExp(secret.length < UNMISTAKABLE ? `(?<![A-Za-z0-9])(?:${forms})(?![A-Za-z0-9])` : forms, 'g')
}
