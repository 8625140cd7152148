import { PackageOpen, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { AnnouncedRow } from '../../../shared/contract/announced-returns.ts'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { OrderReturn } from '../../../shared/contract/returns.ts'
import { toldCents } from '../../../shared/domain/return.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { ExpectReturnDialog } from './expect-return-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import './returns.css'

const TOPICS = ['orders', 'channels'] as const

/** What came back of an order and how its money stands; once goods have left, they can be taken back here. */
export function OrderReturns({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orderReturn')
  const orderTexts = useMessages('orders')
  const orderId = detail.order.id
  const live = useLive(TOPICS, (client) => client.returns.ofOrder({ orderId }), [orderId])
  const [isAsking, setAsking] = useState(false)
  const [isExpecting, setExpecting] = useState(false)
  const returnTexts = useMessages('returns')
  const mayAct = roleAllows(
    useSession((session) => session.role),
    'lead',
  )
  const known = live.data
  const canReturn = known !== null && known.returnable.length > 0
  useKeyCommands(
    canReturn
      ? [
          {
            id: 'order.return',
            label: texts.open,
            group: orderTexts.group,
            keys: [VERB_KEYS.receive],
            disabled: mayAct ? null : orderTexts.needsLead,
            run: () => setAsking(true),
          },
        ]
      : [],
  )
  if (known === null || (known.returns.length + known.announced.length === 0 && !canReturn)) return null
  return (
    <PanelSection title={texts.section}>
      {known.returns.length > 0 && (
        <ul className="returns">
          {known.returns.map((one) => (
            <ReturnItem key={one.record.id} one={one} detail={detail} canRefund={known.paysBack !== null} />
          ))}
        </ul>
      )}
      <ExpectedReturns announced={known.announced} />
      {canReturn && (
        <div className="order-actions">
          <Button
            icon={Undo2}
            binding={VERB_KEYS.receive}
            why={mayAct ? null : orderTexts.needsLead}
            onPress={() => setAsking(true)}
          >
            {texts.open}
          </Button>
          <Button
            icon={PackageOpen}
            why={mayAct ? null : orderTexts.needsLead}
            onPress={() => setExpecting(true)}
          >
            {returnTexts.announce}
          </Button>
        </div>
      )}
      <ReturnDialog detail={detail} known={known} isOpen={isAsking} onClose={() => setAsking(false)} />
      {isExpecting && (
        <ExpectReturnDialog detail={detail} known={known} onClose={() => setExpecting(false)} />
      )}
    </PanelSection>
  )
}

/** Those that are expected or were called off; each leads to its place among all returns. */
function ExpectedReturns({ announced }: { announced: readonly AnnouncedRow[] }) {
  const format = useFormat()
  const timeZone = useTimeZone()
  if (announced.length === 0) return null
  return (
    <ul className="returns">
      {announced.map(({ announced: one, standing, label }) => (
        <li key={one.id} className="return-head">
          <Link href={screenPath('returns', one.id)}>
            <StateBadge returning={standing} />
          </Link>
          <span className="mono">{label?.trackingNumber ?? ''}</span>
          <span className="unit">{format.dayOf(one.at, timeZone)}</span>
        </li>
      ))}
    </ul>
  )
}

function ReturnItem(props: { one: OrderReturn; detail: OrderDetail; canRefund: boolean }) {
  const { one, detail, canRefund } = props
  const { record } = one
  const texts = useMessages('orderReturn')
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  const goods = record.lines.map(({ quantity, sku, condition }) =>
    texts.line({ quantity: format.integer(quantity), sku, condition: texts.said[condition] }),
  )
  const where = record.siteId === null ? '' : ` ${texts.at({ site: names.site(record.siteId) })}`
  return (
    <li className="return">
      <p className="return-head">
        <span>{record.state === 'refused' ? texts.refused : `${format.list(goods)}${where}`}</span>
        <span className="unit" title={format.exact(record.at, timeZone)}>
          {format.dayOf(record.at, timeZone)}
        </span>
      </p>
      {record.state === 'refused' ? (
        <p className="unit">{format.list(record.lines.map(({ sku }) => sku))}</p>
      ) : (
        <Money one={one} detail={detail} canRefund={canRefund} />
      )}
      {record.note !== '' && <p className="unit">{record.note}</p>}
    </li>
  )
}

function Money({ one, detail, canRefund }: { one: OrderReturn; detail: OrderDetail; canRefund: boolean }) {
  const { record, refundState, answer } = one
  const texts = useMessages('orderReturn')
  const say = useSay()
  const format = useFormat()
  if (refundState === 'none')
    return (
      <p className="return-money">
        <span className="unit">{texts.money.none}</span>
        {canRefund && one.owedCents > 0 && <PayBack one={one} detail={detail} />}
      </p>
    )
  if (refundState === 'waived') return <p className="unit">{texts.money.waived}</p>
  if (refundState === 'at-channel' || record.refund.kind !== 'told')
    return <p className="unit">{texts.money['at-channel']}</p>
  const told = format.money(toldCents(record.refund), detail.order.currency)
  const isMore = record.refund.shipping && record.refund.shippingCents === undefined
  const amount = isMore ? texts.withShipping({ amount: told }) : told
  return (
    <p className="unit">
      {refundState === 'refused'
        ? texts.answered({ amount, answer: answer === null ? '' : say(answer) })
        : texts.money[refundState]({ amount })}
    </p>
  )
}

function PayBack({ one: { record, owedCents }, detail }: { one: OrderReturn; detail: OrderDetail }) {
  const texts = useMessages('orderReturn')
  const orderTexts = useMessages('orders')
  const format = useFormat()
  const say = useToasts((toasts) => toasts.say)
  const refund = useCommand((client) => client.returns.refund)
  const mayAct = roleAllows(
    useSession((session) => session.role),
    'lead',
  )
  async function go() {
    const outcome = await refund.run({ returnId: record.id, goodsCents: owedCents, shipping: false })
    if (outcome.kind === 'done') say('done', texts.told)
  }

  return (
    <Button
      tone="quiet"
      busy={refund.busy}
      why={mayAct ? null : orderTexts.needsLead}
      onPress={() => void go()}
    >
      {texts.payNow({ amount: format.money(owedCents, detail.order.currency) })}
    </Button>
  )
}
