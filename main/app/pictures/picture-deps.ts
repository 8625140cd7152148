import type { Message } from '../../../shared/messages/definition.ts'
import type { AppServices } from '../services/app-services.ts'
import type { DrawSmaller } from './take-picture.ts'

/** What comes from an address. later: perhaps another time, after `afterMs` at the earliest. never: not by itself. */
export type Came =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'later'; readonly problem: Message; readonly afterMs: number }
  | { readonly kind: 'never'; readonly problem: Message }

export type PictureDeps = Pick<AppServices, 'store' | 'clock' | 'commands' | 'connectors' | 'secrets'> & {
  /** Reads at most one byte more than `most`. `shopUrl`: of the shop that named the address; null = a person did. Never rejects. */
  readonly download: (
    address: string,
    most: number,
    shopUrl: string | null,
    signal: AbortSignal,
  ) => Promise<Came>
  readonly draw: DrawSmaller
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}
