import type { Order } from '../../../shared/domain/order.ts'
import type { ByHand } from '../../../shared/domain/order-choice.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { reallocate, reallocateByPerson } from '../decide/reallocate.ts'
import { takeApart } from '../inbound/answer-channel.ts'
import { resumeUnheld } from '../inbound/resume-unheld.ts'
import { loseCompanion, withoutParcel } from '../merging/companions.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { type TryAll, withChoice, withoutChoice } from './other-ways.ts'

/** Which way a person wants the order to go. */
export interface WayOfShipping {
  readonly code: 'change-service' | 'change-site' | 'ship-by-hand' | 'drop-choice'
  readonly choice: string | null
  readonly byHand: ByHand | null
}

/**
 * A person says which way the order goes; it is kept with it and decided so at once. `evenAtSite`: also when it is
 * released, or packed, which is taken apart and packed again.
 * @throws {Refusal} nothing was chosen, or it cannot go that way as things are now
 */
export async function chooseWay(
  context: CommandContext,
  record: OrderRecord,
  way: WayOfShipping,
  tryAll: TryAll,
  evenAtSite = false,
): Promise<void> {
  const { tx } = context
  const { order, state } = record
  const sent = sentThatWay(withoutParcel(order), way)
  if (way.code !== 'drop-choice') {
    const [decision] = await tryAll([sent])
    if (decision?.kind !== 'allocated') {
      if (decision === undefined) refuse('refusals.exceptions.noSuchWay')
      const why = sentenceOf(decision.cause, await nameLookup(tx))
      refuse('refusals.exceptions.noSuchWayBecause', { why })
    }
  }
  await tx.orders.update(sent)
  await loseCompanion(context, order)
  if (way.code === 'change-site' && sent.chosen?.siteId !== undefined)
    await tx.siteRejections.remove(order.id, sent.chosen.siteId)
  if (evenAtSite && state === 'packed') {
    await takeApart(context, record)
    await resumeUnheld(context, [order.id])
    return
  }
  const putBack = evenAtSite ? reallocateByPerson : reallocate
  if ((await putBack(context, [order.id])).length === 0) refuse('refusals.orders.atSite')
}

function sentThatWay(order: Order, way: WayOfShipping): Order {
  switch (way.code) {
    case 'change-service':
      if (way.choice === null) refuse('refusals.exceptions.serviceMissing')
      return withChoice(order, { service: way.choice })
    case 'change-site':
      if (way.choice === null) refuse('refusals.exceptions.siteMissing')
      return withChoice(order, { siteId: way.choice })
    case 'ship-by-hand':
      if (way.byHand === null) refuse('refusals.exceptions.carrierMissing')
      return withChoice(order, { byHand: way.byHand })
    case 'drop-choice':
      return withoutChoice(order)
  }
}
