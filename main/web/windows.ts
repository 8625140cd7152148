import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'

/** A window that was not seen for so long is signed out. */
const UNSEEN_MS = 12 * HOUR_MS
/** How often it is written down that a window is there. */
const NOTE_MS = 10 * MINUTE_MS
const MAX_WINDOWS = 500

const stored = z.array(z.object({ hash: z.string(), seenAt: z.int() }))

interface SignedIn {
  seenAt: EpochMs
  /** Given out since this program started; one of an earlier run is exchanged when it is shown. */
  isFresh: boolean
}

/** Who is signed in: each window has a token of its own, known here by its hash only. */
export interface Windows {
  /**
   * For the token of the printed address, or a window's own: the token that the window shows from now on. One that a
   * program before gave out is good once, and replaced. null: neither.
   */
  signIn(token: string): string | null
  /** Whether a window with this token is signed in; being asked counts as seen. */
  isSignedIn(token: string): boolean
  signOut(token: string): void
}

/** `startToken` is the printed address's, new with every start; `file` keeps windows signed in over a restart. */
export function openWindows(options: { startToken: string; file: string; clock: Clock }): Windows {
  const { startToken, file, clock } = options
  const windows = new Map<string, SignedIn>(
    load(file).map(({ hash, seenAt }) => [hash, { seenAt, isFresh: false }]),
  )

  function forgetOld() {
    const now = clock.now()
    for (const [hash, { seenAt }] of windows) if (now - seenAt > UNSEEN_MS) windows.delete(hash)
    while (windows.size > MAX_WINDOWS) windows.delete(windows.keys().next().value ?? '')
  }

  function save() {
    forgetOld()
    const lines = [...windows].map(([hash, { seenAt }]) => ({ hash, seenAt }))
    writeFileSync(`${file}.next`, JSON.stringify(lines), { mode: 0o600 })
    renameSync(`${file}.next`, file)
  }

  function giveOut(): string {
    const token = randomBytes(32).toString('base64url')
    windows.set(hashOf(token), { seenAt: clock.now(), isFresh: true })
    save()
    return token
  }

  /** @returns null when the token is of no window, or of one that was not seen for too long */
  function find(token: string): SignedIn | null {
    forgetOld()
    return windows.get(hashOf(token)) ?? null
  }

  return {
    signIn(token) {
      if (same(token, startToken)) return giveOut()
      const known = find(token)
      if (known === null) return null
      if (known.isFresh) return token
      windows.delete(hashOf(token))
      return giveOut()
    },
    isSignedIn(token) {
      const known = find(token)
      if (known === null) return false
      if (clock.now() - known.seenAt > NOTE_MS) {
        known.seenAt = clock.now()
        save()
      }
      return known.isFresh
    },
    signOut(token) {
      if (windows.delete(hashOf(token))) save()
    },
  }
}

/** One that cannot be read signs everybody out, and no more. */
function load(file: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Compares in a time that does not depend on where the two differ. */
function same(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(left)), Buffer.from(hashOf(right)))
}
