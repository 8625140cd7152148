import {
  ArrowLeftRight,
  Copy,
  Download,
  MailCheck,
  PackageOpen,
  PackageX,
  Printer,
  Send,
  X,
} from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { AnnouncedRow, Receiving } from '../../../shared/contract/announced-returns.ts'
import { exchangeCents } from '../../../shared/domain/announced-return.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { Facts, Panel, PanelSection } from '../../components/panel.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { Difference, ExchangeDialog } from './exchange-dialog.tsx'
import { RefuseDialog } from './refuse-dialog.tsx'
import { useGoods } from './return-columns.tsx'
import { SendLabelDialog } from './send-label-dialog.tsx'
import { useReturnActs } from './use-return-acts.ts'

const ORDERS = ['orders', 'printing'] as const
const PRINTING = ['printing'] as const

/** One expected return: how it stands, its label, and what can be done with both. */
export function ReturnPanel(props: { announcedId: string; onReceive: () => void; onClose: () => void }) {
  const { announcedId, onReceive, onClose } = props
  const texts = useMessages('returns')
  const verbs = useMessages('verbs')
  const { data } = useLive(ORDERS, (client) => client.returns.receiving({ announcedId }), [announcedId])
  if (data === null) return null
  const { order, standing } = data.row
  return (
    <Panel
      title={<span className="mono">{order?.reference ?? texts.noOrder}</span>}
      subtitle={order?.customer}
      closeLabel={verbs.close}
      onClose={onClose}
    >
      <PanelSection title={texts.columns.standing}>
        <div className="return-standing">
          <StateBadge returning={standing} />
          <p>{texts.standingTexts[standing]}</p>
          <Late days={data.row.announced.daysLate ?? 0} />
        </div>
        {data.row.announced.state === 'open' && <Actions receiving={data} onReceive={onReceive} />}
      </PanelSection>
      <ExchangeSection receiving={data} />
      <Details row={data.row} />
    </Panel>
  )
}

function Details({ row }: { row: AnnouncedRow }) {
  const texts = useMessages('returns')
  const { reasons } = useMessages('orderReturn')
  const format = useFormat()
  const actorName = useActorName()
  const names = useNames()
  const timeZone = useTimeZone()
  const [, navigate] = useLocation()
  const { announced, label } = row
  return (
    <>
      {label !== null && <LabelSection row={row} />}
      <PanelSection title={texts.goods}>
        <ul className="returns">
          {announced.lines.map(({ lineId, sku, quantity }) => (
            <li key={lineId}>{texts.line({ quantity: format.integer(quantity), sku })}</li>
          ))}
        </ul>
        <Facts
          facts={[
            { name: texts.facts.reason, value: reasons[announced.reason] },
            { name: texts.facts.site, value: names.site(announced.siteId) },
            { name: texts.facts.announced, value: format.moment(announced.at, timeZone) },
            { name: texts.facts.by, value: actorName(announced.by) },
          ]}
        />
        {announced.note !== '' && <p className="unit">{announced.note}</p>}
        <div className="return-actions">
          <Button onPress={() => navigate(screenPath('orders', announced.orderId))}>{texts.openOrder}</Button>
        </div>
      </PanelSection>
    </>
  )
}

function Late({ days }: { days: number }) {
  const texts = useMessages('returnList')
  return days === 0 ? null : <p className="tone-risk">{texts.lateLong({ days })}</p>
}

/** What goes out for it, and what that comes to. */
function ExchangeSection({ receiving: { row, worthCents, currency } }: { receiving: Receiving }) {
  const texts = useMessages('returnList')
  const goods = useGoods()
  const [, navigate] = useLocation()
  const { exchange } = row.announced
  if (exchange === undefined) return null
  const { orderId, lines } = exchange
  return (
    <PanelSection title={texts.exchanged}>
      <p>{(orderId === null ? texts.goesOutLater : texts.goesOut)({ goods: goods(lines) })}</p>
      <Difference cents={worthCents - exchangeCents(lines)} currency={currency} />
      {orderId !== null && (
        <div className="return-actions">
          <Button onPress={() => navigate(screenPath('orders', orderId))}>{texts.openExchange}</Button>
        </div>
      )}
    </PanelSection>
  )
}

type Asked = 'label' | 'refuse' | 'exchange'

function Actions({ receiving, onReceive }: { receiving: Receiving; onReceive: () => void }) {
  const { row } = receiving
  const texts = useMessages('returns')
  const listTexts = useMessages('returnList')
  const [asked, setAsked] = useState<Asked | null>(null)
  const { role } = useSession()
  const why = roleAllows(role, 'lead') ? null : texts.needsLead
  const { group } = texts
  const isExchanged = row.announced.exchange !== undefined && row.announced.exchange.orderId !== null
  const canSend = row.standing === 'asked' || row.label?.trackingNumber === null
  const forLead = (id: Asked, label: string, key: string) => ({
    id: `returns.${id}`,
    label,
    group,
    footer: true,
    keys: [key],
    disabled: why,
    run: () => setAsked(id),
  })
  useKeyCommands([
    {
      id: 'returns.receive',
      label: texts.receive,
      group,
      footer: true,
      keys: [VERB_KEYS.receive],
      run: onReceive,
    },
    ...(canSend ? [forLead('label', texts.send, VERB_KEYS.returnLabel)] : []),
    ...(isExchanged
      ? []
      : [
          forLead('exchange', listTexts.exchange, VERB_KEYS.exchange),
          forLead('refuse', listTexts.refuse, VERB_KEYS.refuse),
        ]),
  ])
  const close = () => setAsked(null)
  return (
    <div className="return-actions">
      <Button tone="primary" icon={PackageOpen} binding={VERB_KEYS.receive} onPress={onReceive}>
        {texts.receive}
      </Button>
      {canSend && (
        <Button icon={Send} binding={VERB_KEYS.returnLabel} why={why} onPress={() => setAsked('label')}>
          {texts.send}
        </Button>
      )}
      {!isExchanged && (
        <>
          <Button
            icon={ArrowLeftRight}
            binding={VERB_KEYS.exchange}
            why={why}
            onPress={() => setAsked('exchange')}
          >
            {listTexts.exchange}
          </Button>
          <Button icon={PackageX} binding={VERB_KEYS.refuse} why={why} onPress={() => setAsked('refuse')}>
            {listTexts.refuse}
          </Button>
          <CancelButton row={row} why={why} />
        </>
      )}
      {asked === 'label' && <SendLabelDialog row={row} onClose={close} />}
      {asked === 'refuse' && <RefuseDialog announcedId={row.announced.id} onClose={close} />}
      {asked === 'exchange' && <ExchangeDialog receiving={receiving} onClose={close} />}
    </div>
  )
}

function CancelButton({ row, why }: { row: AnnouncedRow; why: string | null }) {
  const texts = useMessages('returns')
  const acts = useReturnActs(row)
  const isMoving = row.standing === 'on-the-way' || row.standing === 'arrived'
  if (isMoving) return null
  return (
    <Button tone="quiet" icon={X} busy={acts.busy} why={why} onPress={() => void acts.cancel()}>
      {texts.cancel}
    </Button>
  )
}

function LabelSection({ row }: { row: AnnouncedRow }) {
  const texts = useMessages('returns')
  const inWords = useSay()
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  const { announced, label, track } = row
  if (label === null) return null
  return (
    <PanelSection title={texts.label}>
      <Facts
        facts={[
          {
            name: texts.facts.carrier,
            value: [...new Set([names.carrier(label.carrierId), label.account])].join(' · '),
          },
          ...(label.trackingNumber === null
            ? []
            : [{ name: texts.facts.number, value: <span className="mono">{label.trackingNumber}</span> }]),
        ]}
      />
      {track !== null && (
        <div className="return-standing">
          <StateBadge parcel={track.state} />
          <p className="unit">
            {[format.moment(track.since, timeZone), track.said].filter((text) => text !== '').join(' · ')}
          </p>
        </div>
      )}
      {label.isSandbox && <p className="tone-risk">{texts.sandbox}</p>}
      {label.problem !== null && <p className="tone-risk">{inWords(label.problem)}</p>}
      {label.trackingNumber !== null && <Told row={row} />}
      {announced.givenAt !== null && (
        <p className="unit">{texts.given({ day: format.dayOf(announced.givenAt, timeZone) })}</p>
      )}
      {label.trackingNumber !== null && <LabelActions row={row} />}
    </PanelSection>
  )
}

/** What its channel does with the label, and so whether a person has to. */
function Told({ row: { channel, label, order } }: { row: AnnouncedRow }) {
  const { channel: texts } = useMessages('returns')
  const names = useNames()
  const inWords = useSay()
  if (order === null || label?.isSandbox === true) return null
  const name = names.channel(order.channelId)
  switch (channel.state) {
    case 'waiting':
      return <p className="unit">{texts.waiting({ channel: name })}</p>
    case 'done':
      return <p>{(channel.tells === 'words' ? texts.words : texts.done)({ channel: name })}</p>
    case 'refused':
      return (
        <p className="tone-risk">
          {texts.refused({ channel: name, answer: channel.answer === null ? '' : inWords(channel.answer) })}
        </p>
      )
    case 'none':
      return <p>{texts.never({ channel: name })}</p>
  }
}

function LabelActions({ row }: { row: AnnouncedRow }) {
  const texts = useMessages('returns')
  const acts = useReturnActs(row)
  const { role } = useSession()
  const why = roleAllows(role, 'lead') ? null : texts.needsLead
  const printers = useLive(PRINTING, (client) => client.printers.list({})).data ?? []
  const isOpen = row.announced.state === 'open'
  const paper = row.label?.paper ?? null
  return (
    <div className="return-actions">
      {paper !== null && (
        <Button icon={Download} onPress={() => void acts.save()}>
          {paper === 'code' ? texts.saveCode : texts.save}
        </Button>
      )}
      {isOpen && paper === 'page' && printers.length > 0 && (
        <Menu
          trigger={<Button icon={Printer}>{texts.print}</Button>}
          choices={printers.map(({ id, name }) => ({ id, label: name, onChoose: () => void acts.print(id) }))}
        />
      )}
      <Button tone="quiet" icon={Copy} onPress={() => void acts.copy()}>
        {texts.copy}
      </Button>
      {isOpen && row.announced.givenAt === null && row.standing === 'label-ready' && (
        <Button tone="quiet" icon={MailCheck} busy={acts.busy} why={why} onPress={acts.give}>
          {texts.give}
        </Button>
      )}
    </div>
  )
}
