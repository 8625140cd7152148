import type { InputOf } from '../../../shared/contract/commands.ts'
import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { ExceptionRecord } from '../../../shared/domain/exception.ts'
import { roleEverywhere } from '../../../shared/domain/person.ts'
import { message } from '../../../shared/messages/message.ts'
import { fetchOrder } from '../inbound/unreadable/fetch-order.ts'
import { resolveException } from '../resolutions/resolve.ts'
import type { Resolver } from '../resolutions/ways/way.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { undoCommand } from '../undo/undo-command.ts'
import type { CommandContext } from './command.ts'
import type { BulkResult } from './each-order.ts'
import type { HandlersOf } from './handler.ts'
import { Refusal, refuse } from './refusal.ts'

/** What most ways out need besides their code. */
export const NO_ARGS = {
  address: null,
  stock: null,
  note: '',
  choice: null,
  byHand: null,
  point: null,
  mapping: null,
} as const

/** Each by its way out; each that refuses is skipped with its reason and the others go on. */
async function resolveMany(
  context: CommandContext,
  resolver: Resolver,
  { exceptionIds, ways, note }: InputOf<'exceptions', 'resolveMany'>,
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  for (const [index, exceptionId] of exceptionIds.entries()) {
    const way = ways[index] ?? ways[0]
    if (way === undefined) continue
    const args = { ...NO_ARGS, choice: way.choice, note }
    try {
      const { undo } = await resolveException(context, resolver, { exceptionId, code: way.code, args })
      result.changed.push(exceptionId)
      result.undo.push(...undo)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      result.skipped.push({ id: exceptionId, why: fault.why })
    }
  }
  return result
}

/** Each is somebody's from now on, or nobody's. */
export function assignExceptions(
  context: CommandContext,
  { exceptionIds, owner }: InputOf<'exceptions', 'assign'>,
): Promise<BulkResult> {
  return eachException(context, exceptionIds, async ({ id, owner: was }) => {
    if (!(await context.tx.exceptions.assign(id, owner))) return null
    return { kind: 'owner', exceptionId: id, was, became: owner }
  })
}

/** Each leaves the queue until then, or is back at once. @throws {Refusal} that time has passed */
export async function snoozeExceptions(
  context: CommandContext,
  { exceptionIds, until }: InputOf<'exceptions', 'snooze'>,
): Promise<BulkResult> {
  if (until !== null && until <= context.now) refuse('refusals.timePassed')
  return eachException(context, exceptionIds, async ({ id, snoozedUntil }) => {
    if (!(await context.tx.exceptions.snooze(id, until))) return null
    return { kind: 'snooze', exceptionId: id, was: snoozedUntil, became: until }
  })
}

/** `change`: how it is taken back; null = the exception is settled. */
async function eachException(
  context: CommandContext,
  exceptionIds: readonly string[],
  change: (record: ExceptionRecord) => Promise<UndoStep | null>,
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  for (const id of exceptionIds) {
    const record = await context.tx.exceptions.get(id)
    const step = record && (await change(record))
    if (step) {
      result.changed.push(id)
      result.undo.push(step)
    } else {
      const why = message(record ? 'refusals.exceptions.resolved' : 'refusals.unknown.exception')
      result.skipped.push({ id, why })
    }
  }
  if (result.changed.length > 0) context.touch('exceptions')
  return result
}

export function exceptionHandlers(services: AppServices): HandlersOf<'exceptions'> {
  const { store, decider, printing, purchasing } = services
  const resolverFor = ({ role, grants, language }: Session): Resolver => ({
    role,
    everywhere: grants === undefined ? role : roleEverywhere(grants),
    language,
    purchasing,
    numberFrom: printing.numberFrom,
    queue: printing.queue,
    printJobs: store.printJobs,
    tryAll: (tx) => (orders) => decider.trials(tx, orders),
    tryTogether: (tx) => (orders) => decider.trialTogether(tx, orders),
  })
  return {
    resolve: {
      async prepare(call, session) {
        if (call.code === 'fetch-again' || call.code === 'ask-again')
          await fetchOrder(services, call.exceptionId)
        return (context) => resolveException(context, resolverFor(session), call)
      },
    },
    undo: undoCommand,
    resolveMany: (context, call, session) => resolveMany(context, resolverFor(session), call),
    assign: assignExceptions,
    snooze: snoozeExceptions,
  }
}
