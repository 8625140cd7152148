import { type ChannelWrites, channelWrites } from '../../../shared/domain/channel-writes.ts'
import type { ChannelUse } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'

const KEY = 'writes'

/** Channels that were there before anybody was asked, demos and folders: nothing is kept of them. */
const ALWAYS: ChannelWrites = { kind: 'approved', at: null, by: null, startsCounting: false }

/** What cannot be read any more counts as not approved. */
function parse(stored: unknown): ChannelWrites {
  if (stored === null) return ALWAYS
  const read = channelWrites.safeParse(stored)
  return read.success ? read.data : { kind: 'not-approved', since: 0, trialUntil: null }
}

export async function writesOf(tx: Pick<Tx, 'syncState'>, channelId: string): Promise<ChannelWrites> {
  return parse(await tx.syncState.get(channelId, KEY))
}

export function keepWrites(
  tx: Pick<Tx, 'syncState'>,
  channelId: string,
  writes: ChannelWrites,
): Promise<void> {
  return tx.syncState.put(channelId, KEY, writes)
}

/** Channels to which nothing may be written yet. */
export async function notApproved(tx: Pick<Tx, 'syncState'>): Promise<ReadonlySet<string>> {
  const kept = await tx.syncState.ofAll(KEY)
  return new Set([...kept].flatMap(([id, stored]) => (parse(stored).kind === 'approved' ? [] : [id])))
}

/** What a connector that carries out the outbox may do. */
export async function useOf(tx: Pick<Tx, 'syncState'>, channelId: string): Promise<ChannelUse> {
  const writes = await writesOf(tx, channelId)
  return writes.kind === 'approved'
    ? { mayWrite: true, startsCounting: writes.startsCounting }
    : { mayWrite: false, startsCounting: false }
}
