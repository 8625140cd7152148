import type { Clock } from '../../../shared/lib/clock.ts'
import {
  claim,
  judge,
  keepOwnership,
  type Ownership,
  ownershipOf,
  type ProgramIdentity,
} from '../../app/channel-access/owner.ts'
import { ChannelError, type Connector } from '../../app/ports/channel.ts'
import type { Store } from '../../app/ports/store.ts'
import { limited } from '../../remote/call-limit.ts'
import { UncertainWrite } from '../../remote/http.ts'

/**
 * Whether this program works the shop; a free one is claimed. What was found so long ago still counts, in
 * milliseconds, so that a shop is not asked before every pull.
 * @throws {ChannelError} retry: the shop does not answer
 */
export async function checkOwner(
  deps: { readonly store: Store; readonly clock: Clock; readonly program: ProgramIdentity },
  channelId: string,
  connector: Connector,
  signal: AbortSignal,
  countsMs: number,
): Promise<Ownership> {
  const { store, clock, program } = deps
  const { readOwner, writeOwner } = connector
  if (readOwner === undefined || writeOwner === undefined) return { kind: 'unmarked' }
  const before = await store.read((tx) => ownershipOf(tx, channelId))
  const age = before?.kind === 'ours' ? clock.now() - before.seenAt : countsMs
  if (before !== null && age >= 0 && age < countsMs) return before
  const found = await look(readOwner.bind(connector), writeOwner.bind(connector))
  await store.write((tx) => keepOwnership(tx, channelId, found))
  return found

  async function look(
    read: NonNullable<Connector['readOwner']>,
    write: NonNullable<Connector['writeOwner']>,
  ): Promise<Ownership> {
    try {
      const there = await limited(signal, read)
      const known = judge(before, there, program, clock.now())
      if (known !== null) return known
      const { owner, ownership } = claim(there, program, clock.now())
      await limited(signal, (limit) => write(owner, limit))
      return ownership
    } catch (error) {
      // It may have been written: the next look tells.
      if (error instanceof UncertainWrite) throw new ChannelError('retry', error.problem)
      // A key without that right works as before, without this guard.
      if (error instanceof ChannelError && error.kind !== 'retry') return { kind: 'unmarked' }
      throw error
    }
  }
}
