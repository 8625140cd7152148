import { CircleSlash } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { ParcelLabel } from '../../../shared/contract/parcel-labels.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { BY_HAND, type ByHand } from '../../../shared/domain/order-choice.ts'
import { Button } from '../../components/button.tsx'
import { useNames, useSites, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { ParcelLabels } from './parcel-labels.tsx'
import { RejectDialog } from './reject-dialog.tsx'

/** What each site ships: carrier, cost, day of leaving and arrival. */
export function Fulfillments({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orders')
  const shown = detail.fulfillments.filter((fulfillment) => fulfillment.state !== 'cancelled')
  if (shown.length === 0) return <p className="unit">{texts.nothingPlanned}</p>
  return (
    <ul className="fulfillments">
      {shown.map((fulfillment) => (
        <FulfillmentCard
          key={fulfillment.id}
          fulfillment={fulfillment}
          labels={detail.labels.get(fulfillment.id) ?? []}
          order={detail.order.reference}
          byHand={fulfillment.carrierId === BY_HAND ? (detail.order.chosen?.byHand ?? null) : null}
        />
      ))}
    </ul>
  )
}

function FulfillmentCard(props: {
  fulfillment: Fulfillment
  labels: readonly ParcelLabel[]
  order: string
  byHand: ByHand | null
}) {
  const { fulfillment, labels, byHand } = props
  const currency = useOwnCurrency()
  const texts = useMessages('orders')
  const words = useMessages('words')
  const names = useNames()
  const format = useFormat()
  const sites = useSites()
  const merchantZone = useTimeZone()
  const collection = useMessages('collection')
  const { promise, parcels, state } = fulfillment
  const isCollected = fulfillment.carrierId === COLLECTED
  const zone = sites?.find((site) => site.id === fulfillment.siteId)?.timeZone ?? merchantZone
  const weightG = parcels.reduce((sum, parcel) => sum + parcel.weightG, 0)
  const units = fulfillment.allocations.reduce((sum, allocation) => sum + allocation.quantity, 0)
  const rejectTexts = useMessages('orderReject')
  const [isRejecting, setRejecting] = useState(false)
  const isWithSite = fulfillment.state === 'released'
  const bought = new Set(labels.flatMap((label) => label.bought?.trackingNumber ?? []))
  const unbought = parcels.flatMap(({ trackingNumber }) =>
    trackingNumber === null || bought.has(trackingNumber) ? [] : [trackingNumber],
  )
  return (
    <li className="fulfillment">
      <p className="fulfillment-head">
        <strong>{names.site(fulfillment.siteId)}</strong>
        <span>
          {names.service(fulfillment.carrierId, fulfillment.serviceId)}
          {byHand !== null && `, ${byHand.carrier}`}
        </span>
        <span className="fulfillment-cost">
          {format.money(fulfillment.shippingCents + fulfillment.handlingCents, currency)}
        </span>
      </p>
      <p className="fulfillment-line">
        {isCollected && (state === 'packed' || state === 'shipped')
          ? collection.states[state]
          : words.fulfillmentStates[state]}{' '}
        · {texts.units({ count: units })} ·{' '}
        {texts.parcels({ count: parcels.length, weight: format.weight(weightG) })}
      </p>
      <p className="fulfillment-line" title={format.exact(promise.shipBy, zone)}>
        {(isCollected ? collection.readyBy : texts.leaves)({
          day: format.day(promise.shipOn),
          time: format.time(promise.shipBy, zone),
        })}
        <br />
        {isCollected &&
          state === 'packed' &&
          fulfillment.keepUntil !== undefined &&
          collection.keptUntil({ day: format.dayOf(fulfillment.keepUntil, zone) })}
        {byHand === null &&
          !isCollected &&
          texts.arrives({ days: format.days(promise.deliverFrom, promise.deliverTo) })}
      </p>
      {parcels.length > 1 && (
        <ol className="fulfillment-line">
          {parcels.map(({ number, weightG: grams, contents }) => (
            <li key={number}>
              {texts.parcelsByHand.holds({
                number,
                weight: grams,
                goods: contents.map(({ sku, quantity }) => `${format.integer(quantity)} × ${sku}`).join(', '),
              })}
            </li>
          ))}
        </ol>
      )}
      {unbought.length > 0 && <p className="fulfillment-line mono">{unbought.join(', ')}</p>}
      {byHand === null && !isCollected && (
        <ParcelLabels labels={labels} about={{ order: props.order, state }} />
      )}
      {isWithSite && (
        <>
          <Button tone="quiet" icon={CircleSlash} onPress={() => setRejecting(true)}>
            {rejectTexts.reject}
          </Button>
          <RejectDialog fulfillment={fulfillment} isOpen={isRejecting} onClose={() => setRejecting(false)} />
        </>
      )}
    </li>
  )
}
