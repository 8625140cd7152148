import type { AnyRouter } from '@orpc/server'
import type { ApiKeyView } from '../../../shared/domain/api-key.ts'
import type { Grant } from '../../../shared/domain/person.ts'
import type { Role } from '../../../shared/domain/role.ts'
import type { SeenEpoch } from '../../../shared/domain/work-lease.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { DeviceDoor } from '../devices/devices.ts'
import type { JoinedSide } from '../following/joined-side.ts'
import type { TakenNumber, WaitingAct } from '../ports/copy-table.ts'
import type { NetworkDoor } from '../ports/network-door.ts'
import type { AppServices } from './app-services.ts'

/** Who is at the other end of one connection: as the shell vouches for, or the person who signed in. */
export interface Session {
  /** The person's name. */
  actor: string
  /** The largest held anywhere; in a handler the one held at the sites that the call concerns. */
  role: Role
  language: Language
  /** Absent: this machine's, or a caller that is no window. */
  device?: string
  /** Absent: nobody signs in. */
  personId?: string
  /** What the person may do where; absent = `role` at every site, empty = nobody is signed in. */
  grants?: readonly Grant[]
  /** Who confirmed what the person's own role does not allow. */
  confirmedBy?: string
  /** A program with a store of its own gave it: both carry it out alike. */
  joined?: JoinedCall
}

/** What two stores that carry out one command must have in common; `act`: it waits here for the hub. */
export interface JoinedCall {
  /** Of labels of our own, in the order in which they are used. */
  readonly numbers: readonly string[]
  /** The device whose leased numbers of carriers are used. */
  readonly owner: string
  /** Numbers of carriers that were printed where it was carried out before. */
  readonly taken: readonly TakenNumber[]
  /** With which epochs whoever gave it saw what it is about. */
  readonly seen: readonly SeenEpoch[]
  readonly act?: WaitingAct
}

/**
 * Keeps secrets at rest. `protection` names what guards them (the OS keychain, a passphrase) or is null when
 * nothing does: then nothing may be stored, and the screen says so.
 */
export interface SecretBox {
  protection: string | null
  /** Rejects when `protection` is null. */
  seal(secret: string): Promise<Uint8Array>
  /** Rejects when `sealed` was made on another machine, by another user, or was altered. */
  open(sealed: Uint8Array): Promise<string>
}

/** How a demo is to run; null = as usual. */
export interface DemoWish {
  /** As if it were then when the program starts; the clock runs on from there. */
  at: EpochMs | null
  /** 0 = nothing happens by itself. */
  ordersPerMinute: number | null
  /** The same customers, orders and troubles each time. */
  seed: number | null
}

export interface ControlRoomOptions {
  /** The data folder; it exists and this program is the only one that runs in it. */
  home: string
  /** 'postgres://...': the data are in this database, which several processes may share; absent or null = in the data folder. */
  database?: string | null
  /** null = no demo is asked for; one that is in the data folder already continues. */
  demo: DemoWish | null
  secrets: SecretBox
  /** Asks the shell to close this control room and open it again, such as when a copy is to be restored. */
  restart: () => void
  /** Absent = this program serves no network. */
  network?: NetworkDoor
  /** The hub that this program follows (ADR 16); absent = it is its own. */
  follows?: JoinedHub
}

export interface JoinedHub {
  /** Its https origin. */
  readonly hub: string
  /** Begins to keep the line to it; `printing` is where labels wait while it is away. */
  begin(side: JoinedSide, room: Pick<AppServices, 'printing' | 'onFault'>): { stop(): Promise<void> }
  /** How far the first filling is, 0 to 100. */
  onFilling(percent: number): void
}

/** The program as a shell uses it: open it, serve its router, close it. */
export interface ControlRoom {
  router: AnyRouter
  /** The oRPC context for the calls of one connection. */
  contextFor(session: Session): object
  /** For other programs, which call by keys: see main/web/api. */
  api: {
    readonly version: string
    /** Whose key a secret is; null = nobody's, or one that was revoked. */
    recognise(secret: string): Promise<ApiKeyView | null>
    /** The oRPC context of a call without a window. */
    contextOf(session: Session): object
  }
  devices: DeviceDoor
  /** Why it cannot serve anybody now; absent, or null = it can. */
  notReady?(): Promise<string | null>
  /** For the log: a fault of the shell itself, and garbage that it turned away, by what it was. */
  onFault(fault: unknown): void
  onRefused(what: string): void
  /** Finishes what is under way and releases the data folder; calls after it fail. */
  close(): Promise<void>
}

export type OpenControlRoom = (options: ControlRoomOptions) => Promise<ControlRoom>
