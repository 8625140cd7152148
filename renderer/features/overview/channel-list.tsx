import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { LinkBadge } from '../../components/link-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { OverviewSection } from './overview-section.tsx'

/** How the link to each channel stands and what waits for it. */
export function ChannelList({ channels }: { channels: OverviewFigures['channels'] }) {
  const texts = useMessages('overview')
  const format = useFormat()
  return (
    <OverviewSection title={texts.channels}>
      <ul>
        {channels.map((channel) => (
          <li key={channel.id} className="overview-row overview-carrier">
            <span className="overview-name">{channel.name}</span>
            <span className="overview-state">
              <LinkBadge link={channel.link} />
              {channel.waiting > 0 && (
                <span className="unit"> {texts.waiting({ count: channel.waiting })}</span>
              )}
            </span>
            <span className="overview-number">
              {format.integer(channel.ordersToday)}
              <span className="unit"> {texts.orders}</span>
            </span>
          </li>
        ))}
      </ul>
    </OverviewSection>
  )
}
