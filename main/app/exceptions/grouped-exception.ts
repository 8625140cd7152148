import { isDeepStrictEqual } from 'node:util'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'

/**
 * One exception, found by its own id, says what a channel, a site or a carrier has many of. `cause`: as it stands now;
 * null = there is nothing left of it. Said already, nothing is written; left as it is by a person, it is quiet until
 * something about it changes.
 */
export async function restateGrouped(
  context: CommandContext,
  id: string,
  cause: ExceptionCause | null,
  { siteId = null, dueAt = null }: { siteId?: string | null; dueAt?: EpochMs | null } = {},
): Promise<void> {
  const { tx, now } = context
  if (cause === null) {
    if ((await tx.exceptions.closeById([id], 'cleared', now)) > 0) context.touch('exceptions')
    else await tx.exceptions.forgetAccepted(id)
    return
  }
  const known = await tx.exceptions.get(id)
  const isSaid = known !== null && (known.state !== 'closed' || known.closedBy === 'accept')
  if (isSaid && isDeepStrictEqual(known.cause, cause)) return
  context.touch('exceptions')
  await tx.exceptions.open([{ id, orderId: null, siteId, cause, openedAt: now, dueAt, key: id }])
}
