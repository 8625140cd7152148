import { DAY_MS } from '../../../shared/lib/clock.ts'
import { keepWrites, writesOf } from '../channel-access/writes.ts'
import { lastComparison } from '../reconcile/reconciler.ts'
import type { CommandContext } from './command.ts'
import { needChannel } from './need-channel.ts'
import { refuse } from './refusal.ts'

/** A table that is older does not show any more what would change. */
const LONGEST_SEEN_MS = DAY_MS

/**
 * From now on the channel is written to: every figure of stock leaves, and what waited. Only with a comparison of
 * today, so that a person has seen what changes there.
 */
export async function approveWrites(
  context: CommandContext,
  { channelId, startsCounting }: { channelId: string; startsCounting: boolean },
): Promise<Record<string, never>> {
  const { tx, now, actor } = context
  await needChannel(context, channelId)
  const writes = await writesOf(tx, channelId)
  const since = writes.kind === 'approved' ? 0 : writes.since
  const compared = await lastComparison(tx, channelId)
  const isWhole = compared?.problem === null && compared.finishedAt !== null
  if (!isWhole || compared.startedAt < Math.max(since, now - LONGEST_SEEN_MS))
    refuse('refusals.writes.compareFirst')
  await keepWrites(tx, channelId, { kind: 'approved', at: now, by: actor, startsCounting })
  await tx.changedStock.markAll(now)
  context.touch('channels', 'stock')
  return {}
}

/** Nothing is written to the channel from now on; with `trialDays` it says until when that is meant to be so. */
export async function readOnly(
  context: CommandContext,
  { channelId, trialDays }: { channelId: string; trialDays: number | null },
): Promise<Record<string, never>> {
  const { tx, now } = context
  await needChannel(context, channelId)
  const trialUntil = trialDays === null ? null : now + trialDays * DAY_MS
  const writes = await writesOf(tx, channelId)
  const since = writes.kind === 'approved' ? now : writes.since
  await keepWrites(tx, channelId, { kind: 'not-approved', since, trialUntil })
  context.touch('channels')
  return {}
}
