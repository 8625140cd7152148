import type { TrendStep, TrendsFigures } from '../../../shared/contract/trends.ts'
import { type DailySums, NO_SUMS } from '../../../shared/domain/daily-figures.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { MEASURES, type Measure, valueOf } from './measures.ts'
import { useMeasureText } from './use-measure-text.ts'

interface Column {
  readonly id: string
  readonly name: string
  readonly measure: Measure | 'orders'
  readonly sums: readonly (DailySums | null)[]
  readonly total: DailySums
}

/** The courses in figures, the newest first. `measure` null: all of them, of the only series. */
export function TrendTable(props: {
  figures: TrendsFigures
  measure: Measure | null
  step: TrendStep
  nameOf: (id: string) => string
}) {
  const { figures, measure, step } = props
  const texts = useMessages('trends')
  const format = useFormat()
  const [only] = figures.series
  const columns: Column[] =
    measure === null
      ? (['orders', ...MEASURES] as const).map((each) => ({
          id: each,
          name: texts.measures[each],
          measure: each,
          sums: only?.steps ?? [],
          total: only?.total ?? NO_SUMS,
        }))
      : figures.series.map(({ id, steps, total }) => ({
          id,
          name: props.nameOf(id),
          measure,
          sums: steps,
          total,
        }))
  const newestFirst = figures.steps.map((day, at) => ({ day, at })).reverse()
  const caption = measure === null ? texts.all : texts.measures[measure]
  return (
    <div className="trends-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="trends-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.from[step]}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ day, at }) => (
            <tr key={day}>
              <th scope="row">
                {format.day(day)}
                {at === figures.steps.length - 1 && <span className="unit"> {texts.soFar}</span>}
              </th>
              {columns.map(({ id, measure: of, sums }) => (
                <Cell key={id} measure={of} sums={sums[at] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.total}</th>
            {columns.map(({ id, measure: of, total }) => (
              <Cell key={id} measure={of} sums={total} />
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Cell({ measure, sums }: { measure: Measure | 'orders'; sums: DailySums | null }) {
  const texts = useMessages('trends')
  const format = useFormat()
  const text = useMeasureText()
  if (sums === null) return <td>–</td>
  if (measure === 'orders') return <td>{format.integer(sums.orders)}</td>
  const left = sums.leftInTime + sums.leftLate
  const arrived = sums.arrivedInTime + sums.arrivedLate
  return (
    <td>
      {text(measure, valueOf(measure, sums))}
      {measure === 'promise' && left > 0 && arrived < left && (
        <span className="unit"> {texts.ofArrived({ arrived, left })}</span>
      )}
    </td>
  )
}
