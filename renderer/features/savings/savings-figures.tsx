import { SAVED_BY, type SavingsFigure, type SavingsResult } from '../../../shared/contract/savings.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useMoney } from './use-money.ts'
import { WavesSentence } from './waves-sentence.tsx'

/** What each saved with its error, and what the figures are to be held against. */
export function SavingsFigures({ result }: { result: SavingsResult }) {
  const texts = useMessages('savings')
  const { money, signed, percent } = useMoney()
  const { by, all, notWhole, isPriced, noted, real, leftOut, isCapped } = result
  const off = real.cents === 0 ? 0 : real.replayedCents / real.cents - 1
  return (
    <div className="savings-figures">
      <table className="savings-table">
        <thead>
          <tr>
            <th scope="col">{texts.figures}</th>
            <th scope="col">{texts.savedHead}</th>
            <th scope="col">{texts.errorHead}</th>
            <th scope="col">{texts.shareHead}</th>
            <th scope="col">{texts.ordersHead}</th>
            <th scope="col">{texts.notWholeHead}</th>
          </tr>
        </thead>
        <tbody>
          {SAVED_BY.map((each) => (
            <FigureRow
              key={each}
              name={texts.by[each]}
              note={each === 'prices' && !isPriced ? texts.notPriced : texts.byHelp[each]}
              figure={by[each]}
              noneCents={result.noneCents}
              notWhole={notWhole[each]}
            />
          ))}
          <FigureRow
            name={texts.all}
            note={null}
            figure={all}
            noneCents={result.noneCents}
            notWhole={notWhole.replanning}
          />
        </tbody>
      </table>
      <ul className="savings-notes">
        <li>
          <WavesSentence result={result} />
        </li>
        <li>{texts.noted({ orders: noted.orders, money: signed(noted.savedCents) })}.</li>
        {real.orders > 0 && (
          <li>
            {texts.real({
              orders: real.orders,
              real: money(real.cents),
              replayed: money(real.replayedCents),
              percent: percent(off),
            })}
            .
          </li>
        )}
        {leftOut > 0 && <li>{texts.leftOut({ count: leftOut })}.</li>}
        {isCapped && <li>{texts.isCapped}.</li>}
      </ul>
    </div>
  )
}

function FigureRow(props: {
  name: string
  note: string | null
  figure: SavingsFigure
  noneCents: number
  notWhole: number
}) {
  const { figure, noneCents } = props
  const format = useFormat()
  const { signed, percent, error } = useMoney()
  const { savedCents } = figure
  const tone = savedCents > 0 ? 'savings-better' : savedCents < 0 ? 'savings-worse' : ''
  return (
    <tr>
      <th scope="row">
        {props.name}
        {props.note !== null && <span className="savings-note">{props.note}</span>}
      </th>
      <td className={tone}>{signed(savedCents)}</td>
      <td className="unit">{error(figure)}</td>
      <td className="unit">{noneCents === 0 ? '–' : percent(-savedCents / noneCents)}</td>
      <td>{format.integer(figure.orders)}</td>
      <td>{format.integer(props.notWhole)}</td>
    </tr>
  )
}
