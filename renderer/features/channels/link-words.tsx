import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { channelsMessages } from './messages.ts'

/** How the link stands, in a sentence: what happens, what is safe, what to do. */
export function LinkWords({ row }: { row: ChannelRow }) {
  const { words } = useMessages(channelsMessages)
  const format = useFormat()
  const timeZone = useTimeZone()
  const now = useNow(10_000)
  const { link, lastSuccessAt } = row
  switch (link.kind) {
    case 'online':
      return lastSuccessAt === null
        ? words.onlineNever
        : words.online(format.relative(Math.min(lastSuccessAt, now), now))
    case 'paused':
      return words.paused
    case 'degraded':
    case 'offline':
    case 'needs-authorisation':
      return words[link.kind](format.time(link.since, timeZone), link.cause)
  }
}
