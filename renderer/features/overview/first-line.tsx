import { Fragment } from 'react'
import { Link } from 'wouter'
import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { useNames, useSites, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** "412 orders today; 37 still to release before 15:00; 14 need you." */
export function FirstLine({ figures }: { figures: OverviewFigures }) {
  const texts = useMessages('overview')
  const format = useFormat()
  const sites = useSites()
  const merchantZone = useTimeZone()
  const names = useNames()
  const { nextCutoff, needYou, weekAgo } = figures
  const stopped = [
    ...figures.sites.flatMap(({ name, outage }) =>
      outage === null ? [] : [texts.siteStopped({ site: name })],
    ),
    ...figures.carriers.flatMap(({ id, suspended }) =>
      suspended === 'all' ? [texts.carrierStopped({ carrier: names.carrier(id) })] : [],
    ),
  ]
  const zone = sites?.find((site) => site.id === nextCutoff?.siteId)?.timeZone ?? merchantZone
  return (
    <SentenceHeading>
      {stopped.map((what) => (
        <Fragment key={what}>
          <Live tone="risk">{what}</Live>
          {texts.next}
        </Fragment>
      ))}
      {texts.ordersToday({ count: figures.ordersToday })}
      {weekAgo !== null && texts.weekAgo({ count: weekAgo })}
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
