import type { ChannelNeed, ChannelRight } from '../../../shared/domain/channel-right.ts'

/** The key of a shop has the rights of its user, which Mirakl tells nobody: the role that gives all of them is named. */
export function miraklRights(): ChannelRight[] {
  const right = (need: ChannelNeed, writes: boolean, granted: boolean | null): ChannelRight => ({
    need,
    writes,
    tick: 'Shop administrator',
    granted,
  })
  return [
    // The account was read with the same key.
    right('read-shop', false, true),
    right('read-orders', false, null),
    right('write-stock', true, null),
    right('ship', true, null),
    right('refund', true, null),
    right('returns', false, null),
  ]
}
