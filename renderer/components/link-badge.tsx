import {
  CirclePause,
  CloudAlert,
  CloudOff,
  FileInput,
  Hourglass,
  KeyRound,
  PenOff,
  Plug,
  Users,
} from 'lucide-react'
import type { LinkState } from '../../shared/domain/channel.ts'
import { useTimeZone } from '../lib/catalog.ts'
import { useLinkCause } from '../lib/link-cause.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { StatusBadge } from './status-badge.tsx'

/** How the link to a channel stands, with since when; the cause is said on hover. */
export function LinkBadge({ link }: { link: LinkState }) {
  const texts = useMessages('channelLink')
  const cause = useLinkCause()
  const format = useFormat()
  const timeZone = useTimeZone()
  switch (link.kind) {
    case 'online':
      return <StatusBadge tone="neutral" icon={Plug} label={texts.online} />
    case 'connecting':
      return <StatusBadge tone="neutral" icon={Hourglass} label={texts.connecting} />
    case 'by-hand':
      return <StatusBadge tone="neutral" icon={FileInput} label={texts.byHand} />
    case 'writes-refused':
      return (
        <span title={cause(link)}>
          <StatusBadge
            tone="blocked"
            icon={PenOff}
            label={texts.writesRefused({ time: format.time(link.since, timeZone) })}
          />
        </span>
      )
    case 'worked-elsewhere':
      return (
        <span title={cause(link)}>
          <StatusBadge tone="blocked" icon={Users} label={texts.elsewhere} />
        </span>
      )
    case 'paused':
      return <StatusBadge tone="neutral" icon={CirclePause} label={texts.paused} />
    case 'degraded':
      return (
        <span title={cause(link)}>
          <StatusBadge
            tone="risk"
            icon={CloudAlert}
            label={texts.degraded({ time: format.time(link.since, timeZone) })}
          />
        </span>
      )
    case 'offline':
      return (
        <span title={cause(link)}>
          <StatusBadge
            tone="offline"
            icon={CloudOff}
            label={texts.offline({ time: format.time(link.since, timeZone) })}
          />
        </span>
      )
    case 'needs-authorisation':
      return (
        <span title={cause(link)}>
          <StatusBadge
            tone="blocked"
            icon={KeyRound}
            label={texts.needsAuthorisation({ time: format.time(link.since, timeZone) })}
          />
        </span>
      )
  }
}
