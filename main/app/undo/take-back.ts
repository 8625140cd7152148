import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import { resumeCarrier } from '../commands/carriers.ts'
import { setMapping } from '../commands/channel-mapping.ts'
import type { CommandContext } from '../commands/command.ts'
import type { BulkResult } from '../commands/each-order.ts'
import { knownOrder } from '../commands/known-order.ts'
import { Refusal, refuse } from '../commands/refusal.ts'
import { takeMadeBack } from '../commands/send-again.ts'
import { takeParcelsBack } from '../commands/set-parcels.ts'
import { setLevel } from '../commands/stock.ts'
import { undoMove } from '../decide/undo-move.ts'
import { sendOrderAsBefore } from '../mapping/order-way.ts'
import { setMethods } from '../mapping/shipping-methods.ts'
import { doubt } from '../packing/short-pick.ts'
import { takeOrderBack } from './undo-order.ts'
import { oweAgain, takeReturnBack } from './undo-return.ts'

/**
 * Takes back what a command did, the last first; what has gone on since stays, and is named.
 * @throws {Refusal} all of it has
 */
export async function takeBack(context: CommandContext, steps: readonly UndoStep[]): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  let refusal: Refusal | null = null
  for (const step of steps.toReversed()) {
    try {
      const { changed, skipped } = await takeStepBack(context, step)
      result.changed.push(...changed)
      result.skipped.push(...skipped)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      refusal = fault
      result.skipped.push({ id: subjectOf(step), why: fault.why })
    }
  }
  if (refusal !== null && result.changed.length === 0) throw refusal
  return result
}

type Taken = Pick<BulkResult, 'changed' | 'skipped'>

async function takeStepBack(context: CommandContext, step: UndoStep): Promise<Taken> {
  const { tx } = context
  switch (step.kind) {
    case 'move':
      return undoMove(context, step.moved)
    case 'order': {
      const why = await takeOrderBack(context, step)
      if (why !== null) throw new Refusal(why)
      break
    }
    case 'order-way':
      await sendOrderAsBefore(context, await knownOrder(tx, step.orderId), step.way)
      break
    case 'methods':
      await setMethods(context, step)
      return { changed: step.rows.map(({ key }) => key), skipped: [] }
    case 'mapping':
      await setMapping(context, { rows: step.rows })
      return { changed: step.rows.map(({ channelSku }) => channelSku), skipped: [] }
    case 'exception':
      await tx.exceptions.reopen([step.exceptionId])
      await tx.exceptions.snooze(step.exceptionId, step.snoozedUntil)
      context.touch('exceptions')
      break
    case 'owner': {
      const now = await tx.exceptions.get(step.exceptionId)
      if (now?.owner !== step.became) refuse('refusals.undo.changedSince')
      if (!(await tx.exceptions.assign(step.exceptionId, step.was))) refuse('refusals.exceptions.resolved')
      context.touch('exceptions')
      break
    }
    case 'snooze': {
      const now = await tx.exceptions.get(step.exceptionId)
      if (now?.snoozedUntil !== step.became) refuse('refusals.undo.changedSince')
      if (!(await tx.exceptions.snooze(step.exceptionId, step.was))) refuse('refusals.exceptions.resolved')
      context.touch('exceptions')
      break
    }
    case 'stock': {
      const { siteId, sku, was, became, safety } = step
      await setLevel(context, { siteId, sku, onHand: was, safety, expectedOnHand: became, reason: 'undo' })
      // The count had ended the doubt.
      if (step.doubtedAt !== undefined) await doubt(context, step, step.doubtedAt)
      break
    }
    case 'return':
      await takeReturnBack(context, step)
      break
    case 'return-waived':
      await oweAgain(context, step.returnId)
      break
    case 'parcels':
      await takeParcelsBack(context, step)
      break
    case 'made-order':
      await takeMadeBack(context, step)
      break
    case 'suspension':
      await resumeCarrier(context, step)
      break
  }
  return { changed: [subjectOf(step)], skipped: [] }
}

function subjectOf(step: UndoStep): string {
  switch (step.kind) {
    case 'order':
    case 'order-way':
    case 'parcels':
    case 'made-order':
      return step.orderId
    case 'exception':
    case 'owner':
    case 'snooze':
      return step.exceptionId
    case 'stock':
      return step.sku
    case 'return':
      return step.returnId ?? step.announcedId ?? ''
    case 'return-waived':
      return step.returnId
    case 'suspension':
      return step.suspensionId
    case 'methods':
    case 'mapping':
    case 'move':
      return ''
  }
}
