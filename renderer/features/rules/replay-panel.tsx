import { ArrowRight, CircleMinus, CirclePlus, Shuffle, TriangleAlert, Waypoints } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { ReplayCause, ReplayRow, ReplaySide } from '../../../shared/contract/replay.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { LiveView } from '../../components/live-view.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { WhySections } from '../../components/why-sections.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { arrivalOf } from './replay-format.ts'

const NEVER = [] as const

/** One order under both rule sets: what differs, which rule did it, and the whole explanation of either side. */
export function ReplayPanel(props: { replayId: string; orderId: string; onClose: () => void }) {
  const { replayId, orderId } = props
  const texts = useMessages('ruleReplay')
  const verbs = useMessages('verbs')
  const [side, setSide] = useState<'after' | 'before'>('after')
  const live = useLive(NEVER, (client) => client.replay.order({ replayId, orderId }), [replayId, orderId])
  const row = live.data?.row ?? null
  return (
    <Panel
      title={row?.reference ?? '…'}
      subtitle={row?.customer}
      closeLabel={verbs.close}
      onClose={props.onClose}
    >
      <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
        {(found) => {
          const shown = found[side]
          return (
            <>
              <PanelSection title={texts.what}>
                <Compared row={found.row} />
                <Link href={screenPath('orders', orderId)} className="replay-open">
                  {texts.openOrder} <ArrowRight size={14} aria-hidden />
                </Link>
              </PanelSection>
              <PanelSection title={texts.rules}>
                <Causes causes={found.row.causes} />
              </PanelSection>
              <PanelSection title={texts.explained}>
                <Tabs
                  label={texts.side}
                  tabs={[
                    { id: 'after', label: texts.after, count: null },
                    { id: 'before', label: texts.before, count: null },
                  ]}
                  value={side}
                  onChange={setSide}
                />
              </PanelSection>
              {shown !== null && <WhySections explanation={shown.explanation} />}
            </>
          )
        }}
      </LiveView>
    </Panel>
  )
}

function Compared({ row }: { row: ReplayRow }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const currency = useOwnCurrency()
  const { before, after, changes } = row
  return (
    <>
      <Verdict row={row} />
      <table className="replay-compared">
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          <Pair name={texts.way} of={[before, after]} show={(side) => <Way side={side} />} />
          <Pair
            name={texts.cost}
            of={[before, after]}
            show={(side) => <Cost side={side} currency={currency} />}
          />
          <Pair name={texts.arrives} of={[before, after]} show={(side) => <Arrival side={side} />} />
          {(before.problem !== null || after.problem !== null) && (
            <Pair name={texts.trouble} of={[before, after]} show={(side) => <Problem side={side} />} />
          )}
          {before.priority !== after.priority && (
            <Pair
              name={texts.changes.priority}
              of={[before, after]}
              show={(side) => format.integer(side.priority)}
            />
          )}
          {changes.includes('tags') && (
            <Pair
              name={texts.changes.tags}
              of={[before, after]}
              show={(side) => <Asked side={side} currency={currency} />}
            />
          )}
        </tbody>
      </table>
    </>
  )
}

/** Tags that rules put on, and what they ask of the shipment. */
function Asked({ side, currency }: { side: ReplaySide; currency: string }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const asked = [
    ...side.tags,
    ...(side.signature ? [texts.signature] : []),
    ...(side.insuranceCents === null
      ? []
      : [texts.insured({ money: format.money(side.insuranceCents, currency) })]),
    ...(side.relayPoint ? [texts.relayPoint] : []),
  ]
  return asked.length === 0 ? '–' : asked.join(', ')
}

function Verdict({ row }: { row: ReplayRow }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const currency = useOwnCurrency()
  const { after, differenceCents } = row
  if (after.parts.length === 0) {
    return <StatusBadge tone="blocked" icon={TriangleAlert} label={texts.kindOf[after.kind]} />
  }
  if (differenceCents === null) return <strong>{texts.changes.freed}</strong>
  const money = format.money(Math.abs(differenceCents), currency)
  if (differenceCents === 0) return <strong>{texts.sameCost}</strong>
  return <strong>{differenceCents > 0 ? texts.dearer({ money }) : texts.cheaper({ money })}</strong>
}

function Pair(props: {
  name: string
  of: readonly [ReplaySide, ReplaySide]
  show: (side: ReplaySide) => ReactNode
}) {
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <td>{props.show(props.of[0])}</td>
      <td>{props.show(props.of[1])}</td>
    </tr>
  )
}

function Way({ side }: { side: ReplaySide }) {
  const texts = useMessages('ruleReplay')
  const names = useNames()
  if (side.parts.length === 0) return <span className="unit">{texts.nothingShips}</span>
  return side.parts.map(({ siteId, carrierId, serviceId }, i) => (
    <span key={i} className="replay-part">
      {names.site(siteId)} <span className="unit">{names.service(carrierId, serviceId)}</span>
    </span>
  ))
}

function Cost({ side, currency }: { side: ReplaySide; currency: string }) {
  const format = useFormat()
  return side.cents === null ? '–' : format.money(side.cents, currency)
}

function Arrival({ side }: { side: ReplaySide }) {
  const format = useFormat()
  const day = arrivalOf(side)
  return day === null ? '–' : format.day(day)
}

function Problem({ side }: { side: ReplaySide }) {
  const inWords = useSay()
  return side.problem === null ? '–' : inWords(side.problem)
}

const CAUSE_ICONS = {
  'matches-now': CirclePlus,
  'no-longer': CircleMinus,
  'acts-otherwise': Shuffle,
} as const

function Causes({ causes }: { causes: readonly ReplayCause[] }) {
  const texts = useMessages('ruleReplay')
  if (causes.length === 0) {
    return (
      <p className="replay-cause">
        <Waypoints size={14} aria-hidden />
        <span>{texts.knockOnText}</span>
      </p>
    )
  }
  return (
    <ul>
      {causes.map(({ ruleId, name, how }) => {
        const Icon = CAUSE_ICONS[how]
        return (
          <li key={ruleId} className="replay-cause">
            <Icon size={14} aria-hidden />
            <span>
              <Link href={screenPath('rules', ruleId)}>{name}</Link>{' '}
              <span className="unit">{texts.causes[how]}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
