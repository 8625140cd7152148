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
import { defineMessages, useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { StatusBadge } from './status-badge.tsx'

const linkMessages = defineMessages({
  en: {
    online: 'Live',
    connecting: 'No answer yet',
    byHand: 'By hand',
    elsewhere: 'Worked elsewhere',
    writesRefused: (time: string) => `Only read since ${time}`,
    degraded: (time: string) => `Slow since ${time}`,
    offline: (time: string) => `Offline since ${time}`,
    needsAuthorisation: (time: string) => `Access refused since ${time}`,
    paused: 'Paused',
  },
  fr: {
    online: 'Connecté',
    connecting: 'Pas encore de réponse',
    byHand: 'À la main',
    elsewhere: 'Tenu ailleurs',
    writesRefused: (time) => `Lecture seule depuis ${time}`,
    degraded: (time) => `Ralenti depuis ${time}`,
    offline: (time) => `Hors ligne depuis ${time}`,
    needsAuthorisation: (time) => `Accès refusé depuis ${time}`,
    paused: 'En pause',
  },
})

/** How the link to a channel stands, with since when; the cause is said on hover. */
export function LinkBadge({ link }: { link: LinkState }) {
  const texts = useMessages(linkMessages)
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
            label={texts.writesRefused(format.time(link.since, timeZone))}
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
            label={texts.degraded(format.time(link.since, timeZone))}
          />
        </span>
      )
    case 'offline':
      return (
        <span title={cause(link)}>
          <StatusBadge
            tone="offline"
            icon={CloudOff}
            label={texts.offline(format.time(link.since, timeZone))}
          />
        </span>
      )
    case 'needs-authorisation':
      return (
        <span title={cause(link)}>
          <StatusBadge
            tone="blocked"
            icon={KeyRound}
            label={texts.needsAuthorisation(format.time(link.since, timeZone))}
          />
        </span>
      )
  }
}
