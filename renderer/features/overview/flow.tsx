import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Sparkline } from '../../components/sparkline.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** How far today's orders have come; each step leads to its orders. */
export function Flow({ figures }: { figures: OverviewFigures }) {
  const texts = useMessages('overview')
  const words = useMessages('words')
  const format = useFormat()
  return (
    <section className="overview-flow" aria-label={texts.flow}>
      <ol className="flow">
        {figures.flow.map((step, index) => (
          <li key={step.state} className="flow-step">
            {index > 0 && <ChevronRight size={16} aria-hidden className="flow-arrow" />}
            <Link href={`${screenPath('orders')}?state=${step.state}`} className="flow-link">
              <span className="flow-count">{format.integer(step.count)}</span>
              <span className="flow-word">{words.orderStatesCounted[step.state]}</span>
            </Link>
          </li>
        ))}
      </ol>
      <div className="flow-course">
        <Sparkline
          values={figures.receivedPerHour}
          label={texts.courseLabel({ perHour: figures.receivedPerHour.join(', ') })}
        />
        <span className="flow-word">{texts.perHour({ count: figures.receivedPerHour.at(-1) ?? 0 })}</span>
      </div>
    </section>
  )
}
