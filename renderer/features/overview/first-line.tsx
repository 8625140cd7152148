import { Link } from 'wouter'
import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { useSites, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** "412 orders today; 37 still to release before 15:00; 14 need you." */
export function FirstLine({ figures }: { figures: OverviewFigures }) {
  const texts = useMessages('overview')
  const format = useFormat()
  const sites = useSites()
  const merchantZone = useTimeZone()
  const { nextCutoff, needYou } = figures
  const zone = sites?.find((site) => site.id === nextCutoff?.siteId)?.timeZone ?? merchantZone
  return (
    <SentenceHeading>
      {texts.ordersToday({ count: figures.ordersToday })}
      {texts.next}
      {nextCutoff === null
        ? texts.toRelease({ count: figures.toRelease })
        : texts.toReleaseBefore({ count: figures.toRelease, time: format.time(nextCutoff.at, zone) })}
      {texts.next}
      {needYou === 0 ? (
        texts.nobody
      ) : (
        <Link href={screenPath('exceptions')} className="overview-need">
          {texts.needYou({ count: needYou })}
        </Link>
      )}
      .
    </SentenceHeading>
  )
}
