import type { MergePreview } from '../../../shared/contract/steering.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { useUndo } from '../../lib/use-undo.ts'
import type { BulkResult } from './use-order-actions.ts'

const TOPICS = ['orders', 'stock', 'settings'] as const
type Parcel = MergePreview['parcels'][number]

/** What merging these orders with the others of their buyers would do, parcel by parcel, before it is done. */
export function MergeDialog(props: {
  orderIds: readonly string[]
  onClose: () => void
  onDone: (skipped: BulkResult['skipped']) => void
}) {
  const texts = useMessages('orders')
  const orderIds = [...props.orderIds]
  const live = useLive(TOPICS, (client) => client.orders.mergePreview({ orderIds }), orderIds)
  return (
    <Dialog isOpen isWide onClose={props.onClose} title={texts.companions.merge}>
      <LiveView live={live} skeleton={<p className="unit">{texts.companions.trying}</p>}>
        {(preview) => <Preview preview={preview} onClose={props.onClose} onDone={props.onDone} />}
      </LiveView>
    </Dialog>
  )
}

function Preview(props: {
  preview: MergePreview
  onClose: () => void
  onDone: (skipped: BulkResult['skipped']) => void
}) {
  const { parcels, alone } = props.preview
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const merge = useCommand((client) => client.orders.mergeAll)
  const fit = parcels.filter(({ together }) => together !== null)
  const orderIds = fit.flatMap(({ orders }) => orders.map(({ orderId }) => orderId))
  const left = [
    ...parcels.flatMap(({ orders, problem }) =>
      problem === null ? [] : [{ orders, why: inWords(problem) }],
    ),
    ...alone.map((one) => ({ orders: [one], why: texts.companions.nothing })),
  ]
  const notMerged = left.reduce((sum, { orders }) => sum + orders.length, 0)

  async function go() {
    const outcome = await merge.run({ orderIds, note: '' })
    if (outcome.kind !== 'done') return
    const { changed, skipped, undo: steps } = outcome.value
    if (changed.length > 0)
      say('done', texts.companions.done({ count: changed.length }), undo(outcome.commandId, steps))
    props.onDone(skipped)
  }
  return (
    <>
      <p>
        {texts.companions.counts({ merge: orderIds.length, parcels: fit.length, not: notMerged })}{' '}
        <span className="unit">{texts.companions.each}</span>
      </p>
      <ul className="merge-preview">
        {fit.map((parcel) => (
          <ParcelLine key={parcel.orders[0]?.orderId} parcel={parcel} />
        ))}
        {left.map(({ orders, why }) => (
          <li key={orders[0]?.orderId} className="unit">
            <span className="mono">{orders.map(({ reference }) => reference).join(' + ')}</span>{' '}
            <span>{why}</span>
          </li>
        ))}
      </ul>
      <div className="dialog-buttons">
        <Button onPress={props.onClose}>{verbs.back}</Button>
        <Button
          tone="primary"
          autoFocus
          busy={merge.busy}
          why={orderIds.length === 0 ? texts.companions.noneFits : null}
          onPress={() => void go()}
        >
          {texts.companions.merge}
        </Button>
      </div>
    </>
  )
}

/** "FR-1 + FR-2: Lyon, Colissimo; €4.10 saved". */
function ParcelLine({ parcel: { orders, together } }: { parcel: Parcel }) {
  const texts = useMessages('orders')
  const names = useNames()
  const format = useFormat()
  const currency = useOwnCurrency()
  const [part] = together?.parts ?? []
  if (together === null || part === undefined) return null
  const saved = together.nowCents === null ? null : together.nowCents - part.cents
  const way = `${names.site(part.siteId)}, ${names.service(part.carrierId, part.serviceId)}`
  return (
    <li>
      <span className="mono">{orders.map(({ reference }) => reference).join(' + ')}</span>{' '}
      <span>
        {way}
        {saved !== null &&
          saved !== 0 &&
          ` · ${(saved > 0 ? texts.companions.saved : texts.companions.dearer)({
            amount: format.money(Math.abs(saved), currency),
          })}`}
      </span>
    </li>
  )
}
