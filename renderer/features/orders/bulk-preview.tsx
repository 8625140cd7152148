import type { BulkVerb } from '../../../shared/contract/order-parts.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { BulkRows } from '../../components/bulk-rows.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['orders', 'stock'] as const

/** What a verb would do to several orders, as `useBulkPreview` asked. */
type Preview = ReturnType<typeof useBulkPreview>

/** Asks order by order what a verb would do to several; one alone is shown by its own screen. */
export function useBulkPreview(
  orderIds: readonly string[],
  verb: BulkVerb,
  urgency: Order['urgency'] | null = null,
) {
  const isAsked = orderIds.length > 1
  const call = { orderIds: [...orderIds], verb, urgency: urgency ?? null }
  const live = useLive(TOPICS, async (client) => (isAsked ? client.orders.tryMany(call) : null), [
    JSON.stringify(call),
  ])
  const texts = useMessages('exceptionQueue')
  const rows = live.data
  return {
    isAsked,
    rows,
    /** Why nothing can be done; null = it can, or is not known yet. */
    why: rows !== null && isAsked && rows.every(({ changes }) => !changes) ? texts.bulkNone : null,
  }
}

/** Of several: how many change, and each with what becomes of it or why it stays. */
export function BulkOrderRows({ preview, isFinal }: { preview: Preview; isFinal?: boolean }) {
  const texts = useMessages('orders')
  const inWords = useSay()
  if (!preview.isAsked) return null
  if (preview.rows === null) return <Skeleton width="100%" height={120} />
  const rows = preview.rows.map(({ orderId, reference, changes, sentence }) => ({
    id: orderId,
    name: reference,
    words: inWords(sentence),
    stays: !changes,
  }))
  return <BulkRows label={texts.list} rows={rows} isFinal={isFinal ?? false} />
}
