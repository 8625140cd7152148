import type { Tx } from '../../ports/store.ts'
import type { AppServices } from '../../services/app-services.ts'

/** A person waits for it. */
const PATIENCE_MS = 10_000

/**
 * Has the channel say the order of an exception once more. One that does not answer in time leaves what it
 * sent last, which may do.
 */
export async function fetchOrder(
  services: Pick<AppServices, 'store' | 'sync'>,
  exceptionId: string,
): Promise<void> {
  const order = await services.store.read((tx) => orderOf(tx, exceptionId))
  if (order === null) return
  const asked = services.sync.ask(order.channelId, [order.externalId])
  if (asked === null) return
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, PATIENCE_MS)
  await Promise.race([asked, patience.promise])
  clearTimeout(timer)
}

async function orderOf(
  tx: Tx,
  exceptionId: string,
): Promise<{ readonly channelId: string; readonly externalId: string } | null> {
  const exception = await tx.exceptions.get(exceptionId)
  if (exception?.cause.reason === 'record-unreadable') return exception.cause.order
  if (!exception?.orderId) return null
  const [record] = await tx.orders.byIds([exception.orderId])
  return record?.order ?? null
}
