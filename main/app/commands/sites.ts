import type { Outage, Site } from '../../../shared/domain/site.ts'
import { reallocate, retryForCapacity } from '../decide/reallocate.ts'
import { restateStopped } from '../decide/stopped-work.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** Fulfilments of one site examined when it closes. */
const MOST = 5_000

export async function putSite(context: CommandContext, site: Site): Promise<Record<string, never>> {
  await context.tx.sites.put([site])
  context.newWorld()
  await retryForCapacity(context)
  context.touch('sites', 'orders')
  return {}
}

/**
 * Closes a site for now, or opens it again. What is allocated but not released there is reallocated; what is released
 * there becomes one exception with one way out for all of it.
 */
export async function setOutage(
  context: CommandContext,
  { siteId, outage }: { siteId: string; outage: Outage | null },
): Promise<{ movedOrders: number; stoppedOrders: number }> {
  const { tx } = context
  const site = await tx.sites.get(siteId)
  if (!site) refuse('refusals.unknown.site', { site: siteId })
  await tx.sites.put([{ ...site, outage }])
  context.newWorld()
  context.touch('sites', 'orders')
  const stop = { siteId, carrierId: null, until: outage?.until ?? null }
  if (outage === null) {
    await restateStopped(context, stop, true)
    return { movedOrders: (await retryForCapacity(context)).length, stoppedOrders: 0 }
  }
  const planned = await tx.fulfillments.ofSite(siteId, ['planned'], MOST)
  const moved = await reallocate(context, [...new Set(planned.map(({ orderId }) => orderId))])
  return { movedOrders: moved.length, stoppedOrders: await restateStopped(context, stop) }
}

export const siteHandlers: HandlersOf<'sites'> = {
  put: putSite,
  setOutage,
}
