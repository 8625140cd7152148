import { z } from 'zod'
import { topic } from '../../../shared/contract/session.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** What whoever holds the work of the hub is to do now. */
export const workOrder = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['scheduler', 'purchases']) }),
  z.object({
    what: z.enum([
      'channel-sync',
      'channel-restart',
      'comparison',
      'repair-check',
      'catalogue-reading',
      'catalogue-taking',
      'account-restart',
      'printer',
    ]),
    id: z.string(),
  }),
])
export type WorkOrder = z.infer<typeof workOrder>

/** What processes of a hub tell each other at once. */
export const hubSignal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('committed'), topics: z.array(topic), isNewWorld: z.boolean() }),
  z.object({ kind: z.literal('do'), order: workOrder }),
  /** Asks for orders by the channel's ids; answered under the same number. */
  z.object({
    kind: z.literal('ask'),
    question: z.string(),
    channelId: z.string(),
    externalIds: z.array(z.string()),
  }),
  z.object({ kind: z.literal('answer'), question: z.string(), answer: z.enum(['heard', 'unasked']) }),
  /** A device was revoked. */
  z.object({ kind: z.literal('cut'), deviceId: z.string() }),
  /** Its printers are reached through the process that says so, from now on. */
  z.object({ kind: z.literal('station'), deviceId: z.string() }),
])
export type HubSignal = z.infer<typeof hubSignal>

export interface HubProcess {
  readonly id: string
  /** By the database's clock. */
  readonly startedAt: EpochMs
  /** What it last said of itself: see `Standing`. */
  readonly standing: unknown
}

/** Who does what of that which one process at a time does. */
export interface DutyHolder {
  readonly name: string
  readonly processId: string | null
  readonly since: EpochMs
}

/** How far the shared store had come at the last look. */
export interface Seen {
  readonly journal: number
  readonly world: number
}

/** Stops what was begun with a duty, and resolves when nothing of it is under way. */
export type EndDuty = () => Promise<void>

/** The other processes on the same database. A process alone has none. */
export interface Hub {
  readonly processId: string
  /** Of this process; null = it has not come in yet. */
  startedAt(): EpochMs | null
  /** The database has answered a few seconds ago at most. */
  isThere(): boolean
  /** Reaches all others at once, or not at all: whatever matters is found at the next look too. */
  tell(signal: HubSignal): void
  onSignal(listener: (signal: HubSignal) => void): void
  /** After each look, about once a second. */
  onLook(listener: (seen: Seen) => void): void
  /** The others that were there at the last look. */
  others(): readonly HubProcess[]
  duties(): readonly DutyHolder[]
  /** What the others are told of this one; asked before each look. */
  describe(standing: () => Promise<unknown>): void
  /**
   * Runs `begin` whenever this process gets the duty and what it returned when it has lost it, in turn. `isClean`: whoever
   * had it before has put it down; otherwise what it began may be under way for a moment longer.
   */
  hold(duty: string, begin: (how: { readonly isClean: boolean }) => Promise<EndDuty>): void
  /** Puts down its duties. */
  close(): Promise<void>
}
