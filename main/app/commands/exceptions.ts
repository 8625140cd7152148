import type { ResolutionUndo } from '../../../shared/contract/exceptions.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { roleEverywhere } from '../../../shared/domain/person.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { undoMove } from '../decide/undo-move.ts'
import { fetchOrder } from '../inbound/unreadable/fetch-order.ts'
import { sendOrderAsBefore } from '../mapping/order-way.ts'
import { setMethods } from '../mapping/shipping-methods.ts'
import { resolveException } from '../resolutions/resolve.ts'
import type { Resolver } from '../resolutions/ways/way.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { setMapping } from './channel-mapping.ts'
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

/** The same way out for many; each that refuses is skipped with its reason and the others go on. */
export async function resolveMany(
  context: CommandContext,
  resolver: Resolver,
  { exceptionIds, code }: { exceptionIds: readonly string[]; code: ResolutionCode },
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [] }
  for (const exceptionId of exceptionIds) {
    try {
      await resolveException(context, resolver, { exceptionId, code, args: NO_ARGS })
      result.changed.push(exceptionId)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      result.skipped.push({ id: exceptionId, why: fault.why })
    }
  }
  return result
}

export async function assignException(
  context: CommandContext,
  { exceptionId, owner }: { exceptionId: string; owner: string | null },
): Promise<Record<string, never>> {
  if (!(await context.tx.exceptions.assign(exceptionId, owner))) {
    refuse('refusals.exceptions.resolved')
  }
  context.touch('exceptions')
  return {}
}

export async function snoozeException(
  context: CommandContext,
  { exceptionId, until }: { exceptionId: string; until: EpochMs | null },
): Promise<Record<string, never>> {
  if (until !== null && until <= context.now) refuse('refusals.timePassed')
  if (!(await context.tx.exceptions.snooze(exceptionId, until))) {
    refuse('refusals.exceptions.resolved')
  }
  context.touch('exceptions')
  return {}
}

/** Takes back what a way out did: what its SKUs meant before, where its work was before. */
export async function undoResolution(
  context: CommandContext,
  { undo }: { undo: ResolutionUndo },
): Promise<BulkResult> {
  if (undo.kind === 'move') return undoMove(context, undo.moved)
  if (undo.kind === 'order-way') {
    const [record] = await context.tx.orders.byIds([undo.orderId])
    if (record === undefined) refuse('refusals.unknown.order')
    await sendOrderAsBefore(context, record, undo.way)
    return { changed: [undo.orderId], skipped: [] }
  }
  if (undo.kind === 'methods') {
    await setMethods(context, undo)
    return { changed: undo.rows.map(({ key }) => key), skipped: [] }
  }
  await setMapping(context, { rows: undo.rows })
  return { changed: undo.rows.map(({ channelSku }) => channelSku), skipped: [] }
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
    undo: undoResolution,
    resolveMany: (context, call, session) => resolveMany(context, resolverFor(session), call),
    assign: assignException,
    snooze: snoozeException,
  }
}
