import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { CommandContext } from '../commands/command.ts'
import { leaveByHand } from '../commands/packing.ts'
import { refuse } from '../commands/refusal.ts'
import { type LabelTrouble, restateTrouble } from '../labels/restate-trouble.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { chooseWay } from './choose-way.ts'
import type { ResolutionArgs, Resolver } from './ways/way.ts'

/**
 * Ways out that, for a label, mean something else than for an order that is decided anew: its parcel is released or
 * packed. false = this is none of them. @throws {Refusal}
 */
export async function mendLabel(
  context: CommandContext,
  resolver: Resolver,
  cause: LabelTrouble,
  record: OrderRecord | null,
  code: ResolutionCode,
  args: ResolutionArgs,
): Promise<boolean> {
  if (record === null) return false
  switch (code) {
    case 'ship-by-hand':
      if (record.state !== 'packed') return await goAnotherWay(context, resolver, record, code, args)
      if (args.byHand === null) refuse('refusals.exceptions.carrierMissing')
      await leaveByHand(resolver)(context, { fulfillmentId: cause.fulfillmentId, byHand: args.byHand })
      return true
    case 'change-service':
    case 'change-site':
      return await goAnotherWay(context, resolver, record, code, args)
    default:
      return false
  }
}

async function goAnotherWay(
  context: CommandContext,
  { tryAll }: Resolver,
  record: OrderRecord,
  code: 'change-service' | 'change-site' | 'ship-by-hand',
  { choice, byHand }: ResolutionArgs,
): Promise<true> {
  const { tx } = context
  const before = await tx.fulfillments.byOrders([record.order.id])
  await chooseWay(context, record, { code, choice, byHand }, tryAll(tx), true)
  // What it was to go by is given up: what was wrong with its label is over.
  for (const { id } of before) {
    const now = await tx.fulfillments.get(id)
    if (now !== null) await restateTrouble(context, now)
  }
  return true
}
