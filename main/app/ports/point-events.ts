import type { Message } from '../../../shared/messages/definition.ts'
import type { CollectionPoint, NearTo } from './carrier.ts'

/** What the asking for pick-up points asks of the use cases. */
export interface PointEvents {
  /** Areas of which the account's carrier is to be asked now; `canChoose`: what is known is enough to choose by itself. */
  work(accountId: string): Promise<{
    readonly ask: readonly { readonly area: string; readonly near: NearTo }[]
    readonly canChoose: boolean
  }>
  /** Calls in a row that failed. */
  attempts(accountId: string, area: string): Promise<number>
  told(accountId: string, area: string, answer: ToldPoints): Promise<void>
  /** The nearest point for each order whose merchant wants it chosen so. */
  choose(accountId: string): Promise<unknown>
}

/** `points`: nearest first. */
export type ToldPoints =
  | { readonly kind: 'points'; readonly points: readonly CollectionPoint[] }
  | { readonly kind: 'unasked'; readonly problem: Message; readonly waitMs: number }
