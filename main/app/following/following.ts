import type { AnyRouter } from '@orpc/server'
import type { InputOf } from '../../../shared/contract/commands.ts'
import type {
  FollowedGroup,
  FollowedKind,
  FollowPosition,
  FollowStanding,
  GroupKey,
} from '../../../shared/contract/following.ts'
import type { SetAside } from '../../../shared/domain/set-aside.ts'
import type { Dispatch } from '../commands/dispatch.ts'
import type { WaitingAct } from '../ports/copy-table.ts'
import type { Session } from '../services/control-room-port.ts'

export type CallForPerson = InputOf<'following', 'call'>

/** What of a call for a person comes back: what the contract answers, or the error that it throws. */
export type CallAnswer =
  | {
      readonly kind: 'answer'
      readonly value: unknown
      readonly at: { readonly tx: number; readonly no: number }
    }
  | { readonly kind: 'error'; readonly code: string; readonly status: number; readonly data: unknown }

/** Programs that keep a copy of this store, and how this one stands to its own hub. */
export interface Following {
  standing(): Promise<FollowStanding>
  waiting(): Promise<readonly WaitingAct[]>
  begin(deviceId: string): Promise<{ position: FollowPosition }>
  fill(
    deviceId: string,
    page: { rows: FollowedKind; after: string },
  ): Promise<{ groups: FollowedGroup[]; next: string | null }>
  next(
    deviceId: string,
    asked: {
      since: FollowPosition
      besides: readonly GroupKey[]
      wait: boolean
      returning: readonly Pick<SetAside, 'sku' | 'usable'>[]
    },
    signal: AbortSignal | undefined,
  ): Promise<{ groups: FollowedGroup[]; position: FollowPosition | null; isEnd: boolean }>
  call(deviceId: string, call: CallForPerson): Promise<CallAnswer>
  lease(deviceId: string): Promise<{ first: number; count: number }>
  /** Where this program's own commands are carried out. */
  dispatch(here: Dispatch): Dispatch
  /** What only the hub can tell, read there; null = it is read here. */
  read(path: readonly string[], session: Session, input: unknown): Promise<{ value: unknown } | null>
  /** What answers the calls for people. */
  serve(router: AnyRouter): void
}
