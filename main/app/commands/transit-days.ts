import type { BracketTransit } from '../../../shared/contract/delivery-times.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import { retryForCapacity } from '../decide/reallocate.ts'
import { zoneName } from '../tracking/transit-of.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './refusal.ts'

/** @throws {Refusal} a bracket is on the rate card no more */
export async function setTransitDays(
  context: CommandContext,
  input: {
    readonly carrierId: string
    readonly serviceId: string
    readonly zone: string
    readonly brackets: readonly BracketTransit[]
  },
): Promise<Record<string, never>> {
  const { tx } = context
  const { carrierId, serviceId, zone } = input
  const card = await tx.carriers.ratesOf(serviceKey({ carrierId, serviceId }))
  const left = new Map(input.brackets.map((bracket) => [keyOf(bracket), bracket.transitDays]))
  const changed = card.map((rate) => {
    const days = zoneName(rate) === zone ? left.get(keyOf(rate)) : undefined
    if (days === undefined) return rate
    left.delete(keyOf(rate))
    return { ...rate, transitDays: days }
  })
  if (left.size > 0) refuse('refusals.rateGone', { zone })
  await tx.carriers.replaceRates(changed)
  context.newWorld()
  await retryForCapacity(context)
  context.touch('carriers')
  return {}
}

function keyOf({ originSiteId, upToWeightG }: Omit<BracketTransit, 'transitDays'>): string {
  return `${originSiteId ?? ''}/${upToWeightG}`
}
