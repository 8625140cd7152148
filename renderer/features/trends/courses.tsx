import { ChartLine } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { TrendPart, TrendStep, TrendsFigures } from '../../../shared/contract/trends.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { MEASURES, type Measure, valueOf } from './measures.ts'
import { TrendChart } from './trend-chart.tsx'
import { TrendTable } from './trend-table.tsx'
import { useMeasureText } from './use-measure-text.ts'

/** More lines in so small a chart could not be told apart; the table has all. */
const LINES = 5

/** One small chart a measure; under them the table, of all measures or of the chosen one by site, channel or carrier. */
export function Courses({ figures, by, step }: { figures: TrendsFigures; by: TrendPart; step: TrendStep }) {
  const texts = useMessages('trends')
  const [chosen, setChosen] = useState<Measure>('cost')
  const names = useNames()
  const nameOf = (id: string): string => (by === 'all' ? '' : names[by](id))
  const text = useMeasureText()
  const { series } = figures
  if (isNothing(figures))
    return (
      <EmptyState icon={ChartLine} title={texts.none}>
        {texts.noneText}
      </EmptyState>
    )
  return (
    <>
      <Notes figures={figures} by={by} />
      <div className="trends-charts">
        {MEASURES.map((measure) => (
          <section key={measure} className="trends-card" aria-label={texts.measures[measure]}>
            {by === 'all' ? (
              <h2 className="trends-title">{texts.measures[measure]}</h2>
            ) : (
              <ToggleButton
                className="trends-title trends-choice"
                isSelected={chosen === measure}
                onChange={() => setChosen(measure)}
              >
                {texts.measures[measure]}
              </ToggleButton>
            )}
            <TrendChart
              lines={series.slice(0, LINES).map(({ id, steps }) => ({
                id,
                name: nameOf(id),
                values: steps.map((sums) => sums && valueOf(measure, sums)),
              }))}
              isShare={measure === 'left' || measure === 'promise'}
              label={texts.chart({ measure: texts.measures[measure] })}
              text={(value) => text(measure, value)}
            />
          </section>
        ))}
      </div>
      <TrendTable figures={figures} measure={by === 'all' ? null : chosen} step={step} nameOf={nameOf} />
    </>
  )
}

/** What the period came to, in one sentence; null = it is not known yet. */
export function TrendsHeading(props: { figures: TrendsFigures | null; by: TrendPart; weeks: number }) {
  const { figures, by, weeks } = props
  const texts = useMessages('trends')
  return (
    <SentenceHeading>
      {by !== 'all' || (figures !== null && isNothing(figures))
        ? texts.headings[by]
        : figures && <Sentence figures={figures} weeks={weeks} />}
    </SentenceHeading>
  )
}

function isNothing({ series }: TrendsFigures): boolean {
  return series.every(({ total }) => total.orders === 0 && total.leftInTime + total.leftLate === 0)
}

function Sentence({ figures, weeks }: { figures: TrendsFigures; weeks: number }) {
  const texts = useMessages('trends')
  const text = useMeasureText()
  const total = figures.series[0]?.total
  if (total === undefined) return null
  const of = (measure: Measure) => text(measure, valueOf(measure, total))
  return (
    <>
      {texts.sentence({
        weeks,
        orders: total.orders,
        cost: of('cost'),
        split: of('split'),
        exceptions: of('exceptions'),
      })}
      {total.arrivedInTime + total.arrivedLate > 0
        ? texts.kept({ share: of('promise') })
        : texts.leftInTime({ share: of('left') })}
    </>
  )
}

/** What keeps the figures from being the whole truth. */
function Notes({ figures, by }: { figures: TrendsFigures; by: TrendPart }) {
  const texts = useMessages('trends')
  const notes = [
    ...(figures.daysWaiting > 0 ? [texts.counting({ count: figures.daysWaiting })] : []),
    ...(figures.isOfSomeSites ? [texts.someSites] : []),
    ...(figures.steps.length > 1 && figures.series.some(({ steps }) => steps[0] === null)
      ? [texts.unknownBefore]
      : []),
    ...(by !== 'all' && figures.series.length > LINES ? [texts.mostOrders({ count: LINES })] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="trends-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
