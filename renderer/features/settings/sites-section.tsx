import { CircleSlash, Warehouse } from 'lucide-react'
import type { Site } from '../../../shared/domain/site.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useRowCursor } from '../../components/use-row-cursor.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { clockText } from './clock-text.ts'
import { useWeekdays } from './use-weekdays.ts'

/** Every site with what it can take; a press opens it. */
export function SitesSection(props: {
  sites: readonly Site[]
  openId: string | null
  onOpen: (siteId: string) => void
}) {
  const texts = useMessages('settings')
  const { sites } = texts
  const cursor = useRowCursor(
    props.sites.map(({ id }) => id),
    props.onOpen,
  )
  if (props.sites.length === 0)
    return (
      <EmptyState icon={Warehouse} title={sites.emptyTitle}>
        {sites.emptyText}
      </EmptyState>
    )
  return (
    <table className="settings-table" aria-label={texts.sections.sites}>
      <thead>
        <tr>
          <th scope="col">{sites.site}</th>
          <th scope="col">{sites.place}</th>
          <th scope="col">{sites.cutoff}</th>
          <th scope="col" className="table-end">
            {sites.capacity}
          </th>
          <th scope="col">{sites.workdays}</th>
          <th scope="col">{sites.state}</th>
        </tr>
      </thead>
      <tbody>
        {props.sites.map((site) => (
          <SiteLine
            key={site.id}
            site={site}
            isOpen={site.id === (props.openId ?? cursor.id)}
            onOpen={() => {
              cursor.point(site.id)
              props.onOpen(site.id)
            }}
          />
        ))}
      </tbody>
    </table>
  )
}

function SiteLine(props: { site: Site; isOpen: boolean; onOpen: () => void }) {
  const { site } = props
  const { sites } = useMessages('settings')
  const format = useFormat()
  const weekdays = useWeekdays()
  return (
    <tr className={props.isOpen ? 'settings-row settings-row-open' : 'settings-row'} onClick={props.onOpen}>
      <th scope="row">
        <button type="button" className="settings-name" onClick={props.onOpen}>
          {site.name}
        </button>{' '}
        <span className="unit mono">{site.id}</span>
      </th>
      <td>
        {site.postcode} {format.country(site.country)}
      </td>
      <td>
        {clockText(site.cutoff)} <span className="unit">{site.timeZone}</span>
      </td>
      <td className="table-end">
        {site.dailyCapacity === null ? (
          <span className="unit">{sites.noLimit}</span>
        ) : (
          format.integer(site.dailyCapacity)
        )}
      </td>
      <td>{weekdays(site.workdays)}</td>
      <td>
        {site.outage === null ? (
          <span className="unit">{sites.open}</span>
        ) : (
          <StatusBadge
            tone="blocked"
            icon={CircleSlash}
            label={
              site.outage.until === null
                ? sites.closed({ reason: site.outage.reason })
                : sites.closedUntil({
                    reason: site.outage.reason,
                    until: `${format.dayOf(site.outage.until, site.timeZone)} ${format.time(site.outage.until, site.timeZone)}`,
                  })
            }
          />
        )}
      </td>
    </tr>
  )
}
