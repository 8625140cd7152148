import { ArrowLeft } from 'lucide-react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { Explanation } from '../../../shared/domain/explanation.ts'
import { oneParcelOf } from '../../../shared/domain/one-parcel.ts'
import { oneParcelMessage } from '../../../shared/domain/one-parcel-message.ts'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { WhySections } from '../../components/why-sections.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'

const TOPICS = ['orders'] as const

/** Why the order goes the way it goes: the choice on top, under it what was turned down, its cost and the reason. */
export function WhyPanel(props: { detail: OrderDetail; onBack: () => void; onClose: () => void }) {
  const { detail } = props
  const texts = useMessages('orders')
  const orderId = detail.order.id
  const live = useLive(TOPICS, (client) => client.orders.explain({ orderId }), [orderId])
  return (
    <Panel
      title={texts.whyTitle({ reference: detail.order.reference })}
      subtitle={<Chosen detail={detail} />}
      closeLabel={texts.close}
      onClose={props.onClose}
    >
      <div className="why-back">
        <Button tone="quiet" icon={ArrowLeft} binding={VERB_KEYS.why} onPress={props.onBack}>
          {texts.backToOrder}
        </Button>
      </div>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
        {({ explanation, sentences }) =>
          explanation === null ? (
            <EmptyState
              icon={ArrowLeft}
              title={CLOSED_STATES.includes(detail.state) ? texts.noReasons : texts.notDecided}
            />
          ) : (
            <Why explanation={explanation} first={sentences[0]} />
          )
        }
      </LiveView>
    </Panel>
  )
}

function Why({ explanation, first }: { explanation: Explanation; first: Message | undefined }) {
  const currency = useOwnCurrency()
  const texts = useMessages('orders')
  const address = useMessages('address')
  const inWords = useSay()
  const format = useFormat()
  const timeZone = useTimeZone()
  const names = useNames()
  const chosen = explanation.sites.find(({ refusal }) => refusal === null)
  const isShipped = chosen !== undefined
  const isSplit = chosen !== undefined && chosen.siteIds.length > 1
  return (
    <>
      <PanelSection title={texts.what}>
        {first !== undefined && <p className="what-sentence">{inWords(first)}</p>}
        {explanation.postcodeRead !== undefined && <p>{address.postcodeRead(explanation.postcodeRead)}</p>}
        {isSplit && (
          <p>
            {inWords(
              message('orderWhy.sentence', { said: oneParcelMessage(oneParcelOf(explanation.sites), names) }),
            )}
          </p>
        )}
        {explanation.linesShared !== undefined && (
          <p>{inWords(message('orderWhy.linesShared', { why: explanation.linesShared }))}</p>
        )}
        {explanation.secondBestExtraCents !== null && (
          <p>
            {texts.secondBest({
              extra: format.money(Math.abs(explanation.secondBestExtraCents), currency),
              less: explanation.secondBestExtraCents < 0 ? 'yes' : 'no',
            })}
          </p>
        )}
        <p className="unit">
          {texts.decidedAt({
            when: `${format.dayOf(explanation.decidedAt, timeZone)} ${format.time(explanation.decidedAt, timeZone)}`,
          })}{' '}
          {isShipped && (explanation.search === 'exact' ? texts.exact : texts.bounded)}
        </p>
      </PanelSection>
      <WhySections explanation={explanation} />
    </>
  )
}

/** "Lille, Colissimo Domicile, EUR 7.20, leaves Mon 23 Nov, arrives Wed 25 Nov" */
function Chosen({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orders')
  const names = useNames()
  const format = useFormat()
  const currency = useOwnCurrency()
  const collection = useMessages('collection')
  const zone = useTimeZone()
  const shown = detail.fulfillments.filter((fulfillment) => fulfillment.state !== 'cancelled')
  if (shown.length === 0) return texts.nothingPlanned
  return shown.map((one) => (
    <span key={one.id} className="why-chosen">
      {names.site(one.siteId)}, {names.service(one.carrierId, one.serviceId)},{' '}
      {format.money(one.shippingCents + one.handlingCents, currency)}.{' '}
      {one.carrierId === COLLECTED &&
        collection.readyBy({
          day: format.day(one.promise.shipOn),
          time: format.time(one.promise.shipBy, zone),
        })}
      {one.carrierId !== BY_HAND &&
        one.carrierId !== COLLECTED &&
        texts.arrives({ days: format.days(one.promise.deliverFrom, one.promise.deliverTo) })}
    </span>
  ))
}
