import type { CarrierService, Suspension } from '../../../shared/domain/carrier.ts'
import { reallocate, retryForCapacity } from '../decide/reallocate.ts'
import { restateStopped } from '../decide/stopped-work.ts'
import type { AppServices } from '../services/app-services.ts'
import { carrierAccountHandlers } from './carrier-accounts.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { addNumberRange } from './number-ranges.ts'
import { refuse } from './refusal.ts'
import { setTransitDays } from './transit-days.ts'

/**
 * From an instant on the carrier (or one service) takes nothing. Allocated, not yet released orders on it are reallocated;
 * released ones become one exception with one way out for all of them. `blocked` counts those.
 */
export async function suspendCarrier(
  context: CommandContext,
  input: Omit<Suspension, 'id' | 'from'> & { readonly from?: Suspension['from'] | null },
): Promise<{ suspensionId: string; moved: number; blocked: number }> {
  const { tx, now } = context
  const services = (await tx.carriers.services()).filter(
    (service) =>
      service.carrierId === input.carrierId &&
      (input.serviceId === null || service.serviceId === input.serviceId),
  )
  if (services.length === 0) {
    refuse('refusals.unknown.carrier', { carrier: input.carrierId })
  }
  const from = Math.max(now, input.from ?? now)
  if (input.until !== null && input.until <= from) refuse('refusals.timePassed')
  const suspension: Suspension = { ...input, id: context.newId(), from }
  await tx.carriers.putSuspension(suspension)
  context.newWorld()
  const concerned = await tx.orders.withOpenFulfillments(input.carrierId, input.serviceId)
  const moved = await reallocate(context, concerned)
  const blocked = await restateStopped(context, {
    siteId: null,
    carrierId: input.carrierId,
    until: input.until,
  })
  context.touch('carriers', 'orders', 'exceptions')
  return { suspensionId: suspension.id, moved: moved.length, blocked }
}

export async function resumeCarrier(
  context: CommandContext,
  { suspensionId }: { suspensionId: string },
): Promise<{ reallocated: number }> {
  const suspended = (await context.tx.carriers.suspensions(context.now)).find(({ id }) => id === suspensionId)
  if (!(await context.tx.carriers.endSuspension(suspensionId, context.now))) {
    refuse('refusals.suspensionEnded')
  }
  const carrierId = suspended?.carrierId
  if (carrierId !== undefined) await restateStopped(context, { siteId: null, carrierId, until: null })
  const back = await retryForCapacity(context)
  context.newWorld()
  context.touch('carriers', 'orders')
  return { reallocated: back.length }
}

export async function putService(
  context: CommandContext,
  service: CarrierService,
): Promise<Record<string, never>> {
  await context.tx.carriers.putServices([service])
  context.newWorld()
  await retryForCapacity(context)
  context.touch('carriers')
  return {}
}

export function carrierHandlers(services: AppServices): HandlersOf<'carriers'> {
  return {
    suspend: suspendCarrier,
    resume: resumeCarrier,
    putService,
    addNumberRange,
    setTransitDays,
    ...carrierAccountHandlers(services),
  }
}
