import type { DeviceDoor } from '../app/devices/devices.ts'
import type { Session } from '../app/services/control-room-port.ts'

/** One connection that was opened and has not said yet who it is. */
export interface Visitor {
  /** The address that the page was loaded from. */
  readonly origin: string
  /** Of the network. */
  readonly address: string
  readonly devices: DeviceDoor
  /** Ends its connection at once: it is not, or not any more, let in. */
  readonly cut: () => void
}

export type Entry =
  | {
      kind: 'entered'
      /** Sent to it, before anything of the contract. */
      answer: object
      /** Shown with uploads and to sign out. */
      token: string
      session: Omit<Session, 'language'>
    }
  /** `answer`: sent before it is closed; null = nothing. */
  | { kind: 'refused'; answer: object | null }

export interface Visit {
  /** Sent as soon as the connection is open; null = the visitor speaks first. */
  readonly greeting: object | null
  /** Hears the first message; called once. */
  enter(text: string): Promise<Entry>
  /** The connection has ended, whether it was let in or not. */
  left(): void
}

/** Who is let in at one address: the windows of this machine, or the devices that were paired. */
export interface Entrance {
  visit(visitor: Visitor): Visit
  /** Whether this token was given out and is still good; being asked counts as seen. */
  isSignedIn(token: string): boolean
  signOut(token: string): void
}
