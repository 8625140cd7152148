import type { CommandContext } from '../commands/command.ts'
import type { PulledOrder } from '../ports/channel.ts'
import { readAgain } from './channel-states.ts'
import { followKnown } from './follow-known.ts'
import { nextStanding } from './next-standing.ts'

/** Version stored for a payload whose order the channel no longer has, so that the same version is imported again if it comes back. */
const GONE = '#gone'

/**
 * What a channel says of orders that it was asked for by id. Changes go into the inbox; what is as it was is confirmed;
 * what the channel no longer has, or only in its bin, is called off.
 */
export async function applyAnswers(
  context: CommandContext,
  channelId: string,
  answers: ReadonlyMap<string, PulledOrder | 'gone'>,
  asked: readonly string[],
): Promise<void> {
  const { tx, now } = context
  const present = [...answers.values()].filter((answer) => answer !== 'gone')
  const counts = await tx.inbox.put(present.map((order) => ({ ...order, channelId, receivedAt: now })))
  if (counts.added + counts.changed > 0) context.touch('channels')
  const unheardOf = new Set(await tx.standings.heard(channelId, asked, now))
  // Taken in before standings were kept: what the inbox holds has not been carried out.
  for (const { externalId } of present)
    if (unheardOf.has(externalId)) await readAgain(context, channelId, externalId)
  for (const [externalId, answer] of answers)
    if (answer === 'gone') await callOffGone(context, channelId, externalId)
}

async function callOffGone(context: CommandContext, channelId: string, externalId: string): Promise<void> {
  const { tx, now } = context
  const known = await tx.orders.byExternalId(channelId, externalId)
  const [before = null] = await tx.standings.ofExternalIds(channelId, [externalId])
  if (known === null || before?.verdict === 'called-off') return
  const standing = {
    state: before?.standing.state ?? '',
    meaning: 'called-off' as const,
    hold: null,
    cancelRequested: false,
    lines: before?.standing.lines ?? null,
  }
  const mapped = { kind: 'ignored' as const, standing, why: 'gone' as const }
  const verdict = { kind: 'called-off' as const }
  const heard = nextStanding(
    { channelId, externalId, receivedAt: now },
    { mapped, before, chosen: null, verdict },
    now,
  )
  const record = await followKnown(context, { known, mapped, before, record: heard, verdict }, () => ({
    kind: 'unknown',
  }))
  await tx.standings.put([{ ...record, orderId: known.order.id, reference: known.order.reference }])
  const item = await tx.inbox.get(channelId, externalId)
  if (item === null || item.version.endsWith(GONE)) return
  await tx.inbox.put([{ ...item, version: `${item.version}${GONE}` }])
  await tx.inbox.settle(channelId, externalId, 'done', null)
}
