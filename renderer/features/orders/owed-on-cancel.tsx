import type { OwedByOrder } from '../../../shared/contract/orders.ts'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['orders', 'channels'] as const

/** What cancelling these orders owes to their buyers, and who pays it back: a sentence for each channel and currency. */
export function OwedOnCancel({ orderIds }: { orderIds: readonly string[] }) {
  const texts = useMessages('orderMoney').owes
  const live = useLive(TOPICS, (client) => client.orders.owed({ orderIds: [...orderIds] }), [...orderIds])
  const owed = live.data ?? []
  if (owed.length === 0) return null
  if (owed.every(({ cents }) => cents === 0)) return <p>{texts.nothing}</p>
  const groups = Map.groupBy(owed, ({ channelId, currency }) => `${channelId} ${currency}`)
  return [...groups].map(([key, same]) => <OwedThere key={key} owed={same} />)
}

function OwedThere({ owed }: { owed: readonly OwedByOrder[] }) {
  const texts = useMessages('orderMoney').owes
  const format = useFormat()
  const names = useNames()
  const [first] = owed
  if (first === undefined) return null
  const channel = names.channel(first.channelId)
  const unknown = owed.filter(({ cents }) => cents === null).length
  const cents = owed.reduce((sum, one) => sum + (one.cents ?? 0), 0)
  return (
    <>
      {cents > 0 && (
        <p>{texts[first.paysBack ?? 'byHand']({ amount: format.money(cents, first.currency), channel })}</p>
      )}
      {unknown > 0 && <p className="unit">{texts.unknown({ count: unknown, channel })}</p>}
    </>
  )
}
