import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { writesOf } from '../channel-access/writes.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import type { ReconciledSku } from '../ports/mapping-tables.ts'
import type { Tx } from '../ports/store.ts'

/** Differences that one repair sends. */
const MOST = 20_000
/** Of what remains, so many are named. */
const NAMED = 6

/**
 * Sends our figures of what differs (null = all of it) to the channel now; it is compared again once they have left.
 * @throws {Refusal} nothing is written to the channel
 */
export async function repairStock(
  context: CommandContext,
  { channelId, channelSkus }: { channelId: string; channelSkus: readonly string[] | null },
): Promise<{ sent: number }> {
  const { tx } = context
  if (!(await isWritten(tx, channelId))) refuse('refusals.writes.approveFirst')
  const rows = (await differing(tx, channelId)).filter(
    ({ channelSku }) => channelSkus === null || channelSkus.includes(channelSku),
  )
  await sendAgain(context, rows)
  return { sent: rows.length }
}

async function isWritten(tx: Tx, channelId: string): Promise<boolean> {
  return (await writesOf(tx, channelId)).kind === 'approved'
}

async function differing(tx: Tx, channelId: string): Promise<readonly ReconciledSku[]> {
  const query = { channelId, only: 'differences', search: '', sort: 'sku', descending: false } as const
  return (await tx.reconciled.list({ ...query, offset: 0, limit: MOST })).rows
}

async function sendAgain(context: CommandContext, rows: readonly ReconciledSku[]): Promise<void> {
  const { tx, now } = context
  if (rows.length === 0) return
  await tx.changedStock.mark(
    rows.map(({ sku }) => sku),
    now,
  )
  await tx.reconciled.put(rows.map((row) => ({ ...row, repair: 'sent' })))
  context.touch('channels')
}

/** Nightly comparison: every unexplained difference is sent again at once, if writes are approved. */
export async function repairUnexplained(context: CommandContext, channelId: string): Promise<number> {
  if (!(await isWritten(context.tx, channelId))) return 0
  const rows = (await differing(context.tx, channelId)).filter(({ reason }) => reason === null)
  await sendAgain(context, rows)
  return rows.length
}

/**
 * What still differs after it was sent again is one exception a channel; gone when nothing does any more, or nothing
 * is written there any more.
 */
export async function stateWhatRemains(context: CommandContext, channelId: string): Promise<void> {
  const remaining = (await isWritten(context.tx, channelId))
    ? await context.tx.reconciled.repairs(channelId, 'remains')
    : []
  context.touch('channels')
  const cause: ExceptionCause = {
    reason: 'stock-differs',
    channelId,
    lines: remaining
      .slice(0, NAMED)
      .map(({ channelSku, ours, theirs }) => ({ sku: channelSku, ours, theirs: theirs ?? 0 })),
    count: remaining.length,
  }
  await restateGrouped(context, `stock-differs/${channelId}`, remaining.length === 0 ? null : cause)
}
