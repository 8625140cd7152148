import { CirclePause, CloudAlert, CloudOff, KeyRound, Plug } from 'lucide-react'
import type { LinkState } from '../../shared/domain/channel.ts'
import { useTimeZone } from '../lib/catalog.ts'
import { defineMessages, useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { StatusBadge } from './status-badge.tsx'

const linkMessages = defineMessages({
  en: {
    online: 'Live',
    degraded: (time: string) => `Slow since ${time}`,
    offline: (time: string) => `Offline since ${time}`,
    needsAuthorisation: (time: string) => `Access refused since ${time}`,
    paused: 'Paused',
  },
  fr: {
    online: 'Connecté',
    degraded: (time) => `Ralenti depuis ${time}`,
    offline: (time) => `Hors ligne depuis ${time}`,
    needsAuthorisation: (time) => `Accès refusé depuis ${time}`,
    paused: 'En pause',
  },
})

/** How the link to a channel stands, with since when; the cause is said on hover. */
export function LinkBadge({ link }: { link: LinkState }) {
  const texts = useMessages(linkMessages)
  const format = useFormat()
  const timeZone = useTimeZone()
  switch (link.kind) {
    case 'online':
      return <StatusBadge tone="neutral" icon={Plug} label={texts.online} />
    case 'paused':
      return <StatusBadge tone="neutral" icon={CirclePause} label={texts.paused} />
    case 'degraded':
      return (
        <span title={link.cause}>
          <StatusBadge
            tone="risk"
            icon={CloudAlert}
            label={texts.degraded(format.time(link.since, timeZone))}
          />
        </span>
      )
    case 'offline':
      return (
        <span title={link.cause}>
          <StatusBadge
            tone="offline"
            icon={CloudOff}
            label={texts.offline(format.time(link.since, timeZone))}
          />
        </span>
      )
    case 'needs-authorisation':
      return (
        <span title={link.cause}>
          <StatusBadge
            tone="blocked"
            icon={KeyRound}
            label={texts.needsAuthorisation(format.time(link.since, timeZone))}
          />
        </span>
      )
  }
}
