import { useState } from 'react'
import type { SpeedCurve, SpeedPoint } from '../../../shared/contract/replay.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/field.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { useReplay } from './use-replay.ts'

/** "What would 95 % next day cost?" on past orders, as a curve with its table. */
export function SpeedDialog(props: { isOpen: boolean; rules: readonly Rule[]; onClose: () => void }) {
  const texts = useMessages('ruleReplay')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.curveTitle} isWide>
      <Curve rules={props.rules} />
    </Dialog>
  )
}

function Curve({ rules }: { rules: readonly Rule[] }) {
  const texts = useMessages('ruleReplay')
  const say = useToasts((toasts) => toasts.say)
  const period = useReplay((replay) => replay.period)
  const [percent, setPercent] = useState(95)
  const [isBusy, setBusy] = useState(false)
  const [curve, setCurve] = useState<SpeedCurve | null>(null)

  async function go() {
    setBusy(true)
    try {
      setCurve(await connection.client.replay.speedCurve({ rules: [...rules], period }))
    } catch {
      say('risk', texts.failed)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <p className="unit">{texts.curveText}</p>
      <div className="rule-parameters">
        <NumberField
          label={texts.curveWish}
          value={percent}
          min={1}
          max={100}
          unit="%"
          onChange={setPercent}
        />
      </div>
      <div className="dialog-buttons">
        <Button tone="primary" busy={isBusy} onPress={() => void go()}>
          {texts.curveGo}
        </Button>
      </div>
      {curve !== null &&
        (curve.orders === 0 ? <p>{texts.noOrders}</p> : <Points curve={curve} percent={percent} />)}
    </>
  )
}

const shareOf = ({ nextDay, shipped }: SpeedPoint) => (shipped === 0 ? 0 : nextDay / shipped)
const costOf = ({ cents, shipped }: SpeedPoint) => (shipped === 0 ? 0 : Math.round(cents / shipped))

function Points({ curve, percent }: { curve: SpeedCurve; percent: number }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const currency = useOwnCurrency()
  const { points } = curve
  const [base] = points
  const reaching = points.filter((point) => shareOf(point) * 100 >= percent)
  const cheapest = reaching.toSorted((a, b) => costOf(a) - costOf(b))[0]
  const best = Math.max(...points.map(shareOf))
  return (
    <section className="tried-order">
      <p role="status">
        {cheapest === undefined || base === undefined
          ? texts.curveNone({ percent, best: format.percent(best) })
          : texts.curveFound({
              percent,
              cost: format.money(costOf(cheapest), currency),
              more: format.money(costOf(cheapest) - costOf(base), currency),
            })}
      </p>
      <Sparkline values={points.map((point) => shareOf(point) * 100)} label={texts.curveShare} />
      <table className="speed-table">
        <thead>
          <tr>
            <th scope="col">{texts.curveSetting}</th>
            <th scope="col">{texts.curveShare}</th>
            <th scope="col">{texts.curveCost}</th>
            <th scope="col">{texts.curveMore}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.extraCents} className={point === cheapest ? 'speed-best' : ''}>
              <th scope="row">
                {point.extraCents === null
                  ? texts.curveCheapest
                  : texts.curveFastest({ extra: format.money(point.extraCents, currency) })}
              </th>
              <td>{format.percent(shareOf(point))}</td>
              <td>{format.money(costOf(point), currency)}</td>
              <td>{base === undefined ? '' : format.money(costOf(point) - costOf(base), currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
