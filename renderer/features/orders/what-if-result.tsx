import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Trial } from '../../../shared/contract/order-parts.ts'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { PanelSection } from '../../components/panel.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { WhySections } from '../../components/why-sections.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { useDifference } from './use-difference.ts'
import { type Outcome, outcomeOf, plannedOutcome } from './what-if.ts'
import './what-if.css'

/** The order as it is planned beside what it would be, what that costs and when it arrives, and why. */
export function WhatIfResult({ detail, trial }: { detail: OrderDetail; trial: Trial }) {
  const texts = useMessages('whatIf')
  return (
    <>
      <PanelSection title={texts.result}>
        <OutcomeCompared detail={detail} trial={trial} />
      </PanelSection>
      <WhySections explanation={trial.explanation} />
    </>
  )
}

/** The difference in words, and site, service, cost and arrival of both. */
export function OutcomeCompared({
  detail,
  trial,
}: {
  detail: OrderDetail
  trial: Pick<Trial, 'parts' | 'problem'>
}) {
  const texts = useMessages('whatIf')
  const inWords = useSay()
  const now = plannedOutcome(detail)
  const then = outcomeOf(trial.parts)
  const currency = useOwnCurrency()
  return (
    <>
      <p aria-live="polite">
        <Verdict now={now} then={then} />
      </p>
      {trial.problem !== null && <p>{inWords(trial.problem)}</p>}
      <table className="what-if-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.now}</th>
            <th scope="col">{texts.instead}</th>
          </tr>
        </thead>
        <tbody>
          <Compared name={texts.way} now={<Way outcome={now} />} then={<Way outcome={then} />} />
          <Compared
            name={texts.cost}
            now={<Cost outcome={now} currency={currency} />}
            then={<Cost outcome={then} currency={currency} />}
          />
          <Compared name={texts.arrives} now={<Arrival outcome={now} />} then={<Arrival outcome={then} />} />
        </tbody>
      </table>
    </>
  )
}

function Compared(props: { name: string; now: ReactNode; then: ReactNode }) {
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <td>{props.now}</td>
      <td>{props.then}</td>
    </tr>
  )
}

function Verdict({ now, then }: { now: Outcome; then: Outcome }) {
  const texts = useMessages('whatIf')
  const difference = useDifference()
  if (then.cents === null)
    return <StatusBadge tone="blocked" icon={TriangleAlert} label={texts.shipsNothing} />
  const text = difference(now, then)
  return text === '' ? (
    <StatusBadge tone="done" icon={CircleCheck} label={texts.wouldShip} />
  ) : (
    <strong>{text}</strong>
  )
}

function Way({ outcome }: { outcome: Outcome }) {
  const names = useNames()
  if (outcome.parts.length === 0) return '–'
  return outcome.parts.map(({ siteId, carrierId, serviceId }) => (
    <span key={siteId} className="what-if-part">
      {names.site(siteId)} <span className="unit">{names.service(carrierId, serviceId)}</span>
    </span>
  ))
}

function Cost({ outcome, currency }: { outcome: Outcome; currency: string }) {
  const format = useFormat()
  return outcome.cents === null ? '–' : format.money(outcome.cents, currency)
}

function Arrival({ outcome }: { outcome: Outcome }) {
  const format = useFormat()
  return outcome.arrivesBy === null ? '–' : format.day(outcome.arrivesBy)
}
