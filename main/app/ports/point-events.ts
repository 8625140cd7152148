import type { Message } from '../../../shared/messages/definition.ts'
import type { CollectionPoint, NearTo } from './carrier.ts'

/** Points near a buyer that the account's carrier is to be asked for now. */
export interface AreaToAsk {
  readonly area: string
  readonly near: NearTo
  /** Calls in a row that failed. */
  readonly attempts: number
}

/** What the asking for pick-up points asks of the use cases. */
export interface PointEvents {
  toAsk(accountId: string): Promise<readonly AreaToAsk[]>
  told(accountId: string, area: string, answer: ToldPoints): Promise<void>
  /** The nearest point for each order whose merchant wants it chosen so, where what is known is enough for it. */
  choose(accountId: string): Promise<unknown>
}

/** `points`: nearest first. */
export type ToldPoints =
  | { readonly kind: 'points'; readonly points: readonly CollectionPoint[] }
  | { readonly kind: 'unasked'; readonly problem: Message; readonly waitMs: number }
