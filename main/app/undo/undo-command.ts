import { z } from 'zod'
import { undoSteps } from '../../../shared/contract/undo-step.ts'
import { roleEverywhere } from '../../../shared/domain/person.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import type { CommandContext } from '../commands/command.ts'
import type { BulkResult } from '../commands/each-order.ts'
import { refuse } from '../commands/refusal.ts'
import type { JournalEntry } from '../ports/journal-table.ts'
import type { Session } from '../services/control-room-port.ts'
import { takeBack } from './take-back.ts'

const journaled = z.object({ undo: undoSteps })
const undone = z.object({ commandId: z.string() })
const UNDO = 'exceptions.undo'

/** Whether a command left what it takes to take it back. */
export function canUndo({ result }: Pick<JournalEntry, 'result'>): boolean {
  return (journaled.safeParse(result).data?.undo.length ?? 0) > 0
}

/** The ids of the commands that entries of the journal took back. */
export function undoneIn(entries: readonly JournalEntry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ type, input }) =>
      type === UNDO ? (undone.safeParse(input).data?.commandId ?? []) : [],
    ),
  )
}

/**
 * Takes a command back by what the journal kept of it. One's own; those of others, a lead of all sites.
 * @throws {Refusal} it is not known, not theirs, cannot be undone, has been, or what it changed has gone on
 */
export async function undoCommand(
  context: CommandContext,
  { commandId }: { commandId: string },
  session: Session,
): Promise<BulkResult> {
  const { tx } = context
  const entry = await tx.journal.byCommandId(commandId)
  if (entry === null) refuse('refusals.undo.unknown')
  const { actor, role, orderIds, who } = entry
  const isOwn = who?.personId ? who.personId === session.personId : actor === session.actor
  const everywhere = session.grants === undefined ? session.role : roleEverywhere(session.grants)
  const isLead = everywhere !== null && roleAllows(everywhere, 'lead')
  if (!isOwn && !isLead) refuse('refusals.undo.notYours', { who: actor })
  if (role === 'system' || !roleAllows(session.role, role)) refuse('refusals.exceptions.leadOnly')
  const [orderId] = orderIds
  if (orderId !== undefined && undoneIn(await tx.journal.ofOrder(orderId)).has(commandId))
    refuse('refusals.undo.already')
  const steps = journaled.safeParse(entry.result).data?.undo ?? []
  if (steps.length === 0) refuse('refusals.undo.final')
  context.about(...orderIds)
  return takeBack(context, steps)
}
