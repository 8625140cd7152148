import type { CarrierService, Suspension } from '../../../shared/domain/carrier.ts'
import type { CommandContext } from '../command.ts'
import { decideAgain, retryForCapacity } from '../decide/decide-again.ts'
import { refuse } from '../refusal.ts'

/**
 * From now on the carrier (or one service) takes nothing. Decided, not yet released orders on it are decided anew;
 * released ones with it open an exception, since picking has begun. `blocked` counts those.
 */
export async function suspendCarrier(
  context: CommandContext,
  input: Omit<Suspension, 'id' | 'from'>,
): Promise<{ suspensionId: string; moved: number; blocked: number }> {
  const { tx, now } = context
  const services = (await tx.carriers.services()).filter(
    (service) =>
      service.carrierId === input.carrierId &&
      (input.serviceId === null || service.serviceId === input.serviceId),
  )
  if (services.length === 0) {
    refuse(`There is no carrier ${input.carrierId}`, `Il n’y a pas de transporteur ${input.carrierId}`)
  }
  if (input.until !== null && input.until <= now) refuse('That time has passed', 'Cette heure est passée')
  const suspension: Suspension = { ...input, id: context.newId(), from: now }
  await tx.carriers.putSuspension(suspension)
  context.newWorld()
  const concerned = await tx.orders.withOpenFulfillments(input.carrierId, input.serviceId)
  const moved = await decideAgain(context, concerned)
  const left = new Set(moved)
  const inPicking = (await tx.orders.byIds(concerned.filter((id) => !left.has(id)))).filter(
    ({ state }) => state === 'released' || state === 'picking',
  )
  await tx.exceptions.open(
    inPicking.map(({ order, dueAt }) => ({
      id: context.newId(),
      orderId: order.id,
      siteId: null,
      cause: { reason: 'carrier-suspended', carrierId: input.carrierId, until: input.until },
      openedAt: now,
      dueAt,
      key: `carrier-suspended/${input.carrierId}`,
    })),
  )
  context.touch('carriers', 'orders', 'exceptions')
  return { suspensionId: suspension.id, moved: moved.length, blocked: inPicking.length }
}

export async function resumeCarrier(
  context: CommandContext,
  { suspensionId }: { suspensionId: string },
): Promise<{ decidedAgain: number }> {
  if (!(await context.tx.carriers.endSuspension(suspensionId, context.now))) {
    refuse('That suspension has ended already', 'Cette suspension est déjà finie')
  }
  const back = await retryForCapacity(context)
  context.newWorld()
  context.touch('carriers', 'orders')
  return { decidedAgain: back.length }
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
