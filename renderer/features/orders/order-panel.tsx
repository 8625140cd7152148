import { CircleHelp, FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { isCollected } from '../../../shared/domain/collection.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { OrderRequestList } from '../../components/order-requests.tsx'
import { OrderState } from '../../components/order-state.tsx'
import { OrderTimeline } from '../../components/order-timeline.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { Companions } from './companions.tsx'
import { Fulfillments } from './fulfillments.tsx'
import { HeldWorkList } from './held-work.tsx'
import { NamelessLines } from './nameless-lines.tsx'
import { OrderCustomsSection } from './order-customs.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderMoney } from './order-money.tsx'
import { OrderReturns } from './order-returns.tsx'
import { OrderStandingSection } from './order-standing.tsx'
import { OrderTroubles } from './order-troubles.tsx'
import { PinCase } from './pin-case.tsx'
import { Rejections } from './rejections.tsx'
import { SteerOrder } from './steer-order.tsx'
import { ORDER_ACTIONS, type OrderAction, VERB_OF_ACTION } from './use-order-actions.ts'
import { useOrderVerbs } from './use-order-verbs.ts'
import { WhatIfPanel } from './what-if-panel.tsx'
import { WhyPanel } from './why-panel.tsx'

const TOPICS = ['orders', 'exceptions', 'printing', 'devices'] as const

interface Props {
  orderId: string
  busy: boolean
  /** The keys of what can be done with orders are its own, and not those of several that are selected. */
  hasKeys: boolean
  onAct: (action: OrderAction) => void
  onClose: () => void
}

/** One order: how it stands, what may be done, what ships from where, what happened; its "why?" and "what if" one key away. */
export function OrderPanel(props: Props) {
  const { orderId } = props
  const texts = useMessages('orders')
  const [shown, setShown] = useState<'order' | 'why' | 'what-if'>('order')
  const ifTexts = useMessages('whatIf')
  const live = useLive(TOPICS, (client) => client.orders.get({ orderId }), [orderId])
  const detail = live.data
  useOrderVerbs({
    isOn: props.hasKeys,
    state: detail?.state ?? null,
    targets: [orderId],
    ask: props.onAct,
  })
  useKeyCommands([
    {
      id: 'order.why',
      label: texts.why,
      group: texts.group,
      footer: true,
      keys: [VERB_KEYS.why],
      run: () => setShown((now) => (now === 'why' ? 'order' : 'why')),
    },
    {
      id: 'order.what-if',
      label: ifTexts.whatIf,
      group: texts.group,
      keys: [VERB_KEYS.whatIf],
      run: () => setShown((now) => (now === 'what-if' ? 'order' : 'what-if')),
    },
  ])
  if (detail !== null && shown !== 'order') {
    const Aside = shown === 'why' ? WhyPanel : WhatIfPanel
    return <Aside detail={detail} onBack={() => setShown('order')} onClose={props.onClose} />
  }
  return (
    <Panel
      title={detail === null ? <Skeleton width="120px" /> : <span>{detail.order.reference}</span>}
      subtitle={
        detail === null ? undefined : (
          <OrderState state={detail.state} isCollected={isCollected(detail.order)} />
        )
      }
      closeLabel={texts.close}
      onClose={props.onClose}
    >
      <LiveView live={live} skeleton={<PanelSkeleton />}>
        {(data) => <OrderBody {...props} detail={data} onShow={setShown} />}
      </LiveView>
    </Panel>
  )
}

function OrderBody(props: Props & { detail: OrderDetail; onShow: (what: 'why' | 'what-if') => void }) {
  const { detail } = props
  const texts = useMessages('orders')
  const ifTexts = useMessages('whatIf')
  const standingTexts = useMessages('orderStanding')
  const waits = (detail.standing?.holders.length ?? 0) > 0
  const mayAct = roleAllows(
    useSession((session) => session.role),
    'lead',
  )
  return (
    <>
      <PanelSection title={texts.what}>
        <OrderTroubles detail={detail} />
        <HeldWorkList detail={detail} />
        <Rejections detail={detail} />
        <Fulfillments detail={detail} />
        <div className="order-actions">
          <Button icon={CircleHelp} binding={VERB_KEYS.why} onPress={() => props.onShow('why')}>
            {texts.why}
          </Button>
          <Button icon={FlaskConical} binding={VERB_KEYS.whatIf} onPress={() => props.onShow('what-if')}>
            {ifTexts.whatIf}
          </Button>
          <PinCase detail={detail} />
        </div>
      </PanelSection>
      {detail.allowed.length > 0 && (
        <PanelSection title={texts.actionsTitle}>
          <div className="order-actions">
            {ORDER_ACTIONS.filter((action) => detail.allowed.includes(action)).map((action) => (
              <Button
                key={action}
                tone={action === 'cancel' ? 'danger' : 'normal'}
                busy={props.busy}
                why={mayAct ? null : texts.needsLead}
                binding={VERB_KEYS[VERB_OF_ACTION[action]]}
                onPress={() => props.onAct(action)}
              >
                {texts.actions[action]}
              </Button>
            ))}
          </div>
        </PanelSection>
      )}
      <Companions detail={detail} />
      <PanelSection title={texts.steer}>
        <SteerOrder detail={detail} />
      </PanelSection>
      <NamelessLines detail={detail} />
      {waits && <OrderStandingSection detail={detail} />}
      {detail.order.requests !== undefined && (
        <PanelSection title={standingTexts.asked}>
          <OrderRequestList requests={detail.order.requests} />
        </PanelSection>
      )}
      <PanelSection title={texts.lines}>
        <OrderLines detail={detail} />
      </PanelSection>
      <OrderMoney detail={detail} />
      <OrderReturns detail={detail} />
      <OrderCustomsSection detail={detail} />
      <PanelSection title={texts.data}>
        <OrderFacts detail={detail} />
      </PanelSection>
      {!waits && <OrderStandingSection detail={detail} />}
      <PanelSection title={texts.life}>
        <OrderTimeline events={detail.timeline} />
      </PanelSection>
    </>
  )
}

function PanelSkeleton() {
  const texts = useMessages('orders')
  return (
    <>
      <PanelSection title={texts.what}>
        <Skeleton width="80%" />
        <Skeleton width="100%" height={72} />
      </PanelSection>
      <PanelSection title={texts.actionsTitle}>
        <Skeleton width="70%" height={32} />
      </PanelSection>
      <PanelSection title={texts.lines}>
        <Skeleton width="90%" />
        <Skeleton width="75%" />
      </PanelSection>
    </>
  )
}
