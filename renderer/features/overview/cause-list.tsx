import { CircleCheck } from 'lucide-react'
import { Link } from 'wouter'
import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { EXCEPTION_KINDS } from '../../../shared/domain/exception.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Bar } from '../../components/bar.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { OverviewSection } from './overview-section.tsx'

/** What blocks orders, the most frequent first. */
export function CauseList({ causes }: { causes: OverviewFigures['exceptions'] }) {
  const texts = useMessages('overview')
  const words = useMessages('words')
  const format = useFormat()
  const sorted = causes.toSorted((a, b) => b.count - a.count)
  const most = sorted[0]?.count ?? 1
  return (
    <OverviewSection title={texts.causes} href={screenPath('exceptions')}>
      {sorted.length === 0 && <StatusBadge tone="done" icon={CircleCheck} label={texts.noCauses} />}
      <ul>
        {sorted.map(({ reason, count }) => (
          <li key={reason} className="overview-row overview-cause">
            <Link
              href={`${screenPath('exceptions')}?view=${EXCEPTION_KINDS[reason].group}`}
              className="overview-name"
            >
              {words.reasons[reason]}
            </Link>
            <Bar label={words.reasons[reason]} share={count / most} />
            <span className="overview-number">{format.integer(count)}</span>
          </li>
        ))}
      </ul>
    </OverviewSection>
  )
}
