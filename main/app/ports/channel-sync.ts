import type { Channel, LinkState } from '../../../shared/domain/channel.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** How the sync of one channel stands, for screens. */
export interface SyncHealth {
  readonly link: LinkState
  readonly lastSuccessAt: EpochMs | null
}

/** Result of asking a channel for orders by id: its answer was imported, or it could not be asked. */
export type Asked = 'heard' | 'unasked'

/** The sync loops of all channels, as commands and queries use them. */
export interface Sync {
  health(channel: Channel): SyncHealth
  /** Pull and push now instead of at the next scheduler. */
  syncNow(channelId: string): void
  /** The channel was added, paused, resumed or changed. */
  reload(channelId: string): void
  /**
   * Asks the channel for these orders as it has them now, soon and without waiting here. null = it cannot be asked
   * now: no such call, paused, or offline.
   */
  ask(channelId: string, externalIds: readonly string[]): Promise<Asked> | null
}
