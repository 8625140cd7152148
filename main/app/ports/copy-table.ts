import type { FollowedKind, FollowPosition } from '../../../shared/contract/following.ts'
import type { SeenEpoch } from '../../../shared/domain/work-lease.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Language } from '../../../shared/lib/language.ts'

/** A number out of a leased range of a carrier's. */
export interface TakenNumber {
  readonly rangeId: string
  readonly serial: number
}

/** A command of a person that the hub has not confirmed, with all that it takes to give it there. */
export interface WaitingAct {
  readonly commandId: string
  /**
   * begun: written down, neither sent nor carried out; sent: handed to the hub, whose answer was not heard; waiting:
   * carried out here.
   */
  readonly state: 'begun' | 'sent' | 'waiting'
  readonly at: EpochMs
  /** Its path in the contract, such as 'packing.pack'. */
  readonly type: string
  readonly actor: string
  readonly input: unknown
  readonly by: string | null
  readonly confirmedBy: string | null
  readonly language: Language
  /** For labels of our own: the same here and there. */
  readonly numbers: readonly string[]
  /** Numbers of carriers' ranges that were used for it here. */
  readonly taken: readonly TakenNumber[]
  /** With which epochs its fulfilments were seen when it was given. */
  readonly seen: readonly SeenEpoch[]
  /** Labels that were queued for it here, or for the same parcels before. */
  readonly jobs: readonly string[]
}

/** How far this copy of a hub's store is. */
export interface CopyState {
  readonly hub: string
  readonly position: FollowPosition
  /** How far the first filling is; null = filled. */
  readonly filling: { readonly kind: FollowedKind; readonly after: string } | null
  /** Serials of labels of our own that nobody else has: the next is `first` + those used; '' of none. */
  readonly serials: { readonly next: number; readonly end: number }
  readonly deviceId: string
}

/** What a program that follows a hub keeps for itself. */
export interface CopyTable {
  state(): Promise<CopyState | null>
  /** Another copy begins. */
  putState(state: CopyState): Promise<void>
  /** Changes these and leaves the rest as it is by now, whatever was read of it before; nothing where no copy was begun. */
  changeState(change: Partial<Omit<CopyState, 'hub' | 'deviceId'>>): Promise<void>
  /** In the order in which they were given. */
  acts(): Promise<WaitingAct[]>
  act(commandId: string): Promise<WaitingAct | null>
  countWaiting(): Promise<number>
  putAct(act: WaitingAct): Promise<void>
  removeAct(commandId: string): Promise<void>
  /** Numbers of its own begin far above those of any hub; what is there of another hub's copy is emptied. */
  beginCopy(): Promise<void>
  /** Messages and marks that only a hub acts upon, and that its own act has made there. */
  dropHubsWork(): Promise<void>
}
