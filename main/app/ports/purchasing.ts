import type { LinkState } from '../../../shared/domain/channel.ts'

/** The buying of labels with all accounts, as commands and queries use it. */
export interface Purchasing {
  /** How the connection to the account stands. */
  health(accountId: string): LinkState
  /** How following parcels at the account's carrier stands; null = it tells of none. */
  tracking(accountId: string): LinkState | null
  /** There is something to buy, to look up or to take back. */
  wake(): void
  /** The account is new, or it or its credentials changed. */
  reload(accountId: string): void
}
