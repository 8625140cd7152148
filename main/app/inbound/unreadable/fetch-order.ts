import type { AppServices } from '../../services/app-services.ts'

/** A person waits for it. */
const PATIENCE_MS = 10_000

/**
 * Has the channel say the order of an unreadable record once more. One that does not answer in time leaves what it
 * sent last, which may do.
 */
export async function fetchOrder(
  services: Pick<AppServices, 'store' | 'sync'>,
  exceptionId: string,
): Promise<void> {
  const cause = await services.store.read(async (tx) => (await tx.exceptions.get(exceptionId))?.cause)
  if (cause?.reason !== 'record-unreadable' || cause.order === null) return
  const asked = services.sync.ask(cause.order.channelId, [cause.order.externalId])
  if (asked === null) return
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, PATIENCE_MS)
  await Promise.race([asked, patience.promise])
  clearTimeout(timer)
}
