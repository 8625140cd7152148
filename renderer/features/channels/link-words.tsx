import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { useTimeZone } from '../../lib/catalog.ts'
import { useLinkCause } from '../../lib/link-cause.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'

/** How the link stands, in a sentence: what happens, what is safe, what to do. */
export function LinkWords({ row }: { row: ChannelRow }) {
  const { words } = useMessages('channelScreen')
  const cause = useLinkCause()
  const format = useFormat()
  const timeZone = useTimeZone()
  const now = useNow(10_000)
  const { link, lastSuccessAt } = row
  switch (link.kind) {
    case 'online':
      return words[row.writes.kind === 'approved' ? 'online' : 'onlyRead']({
        when: format.relative(Math.min(lastSuccessAt ?? now, now), now),
      })
    case 'connecting':
      return words.connecting
    case 'by-hand':
      return words.byHand
    case 'paused':
      return words.paused
    case 'degraded':
    case 'offline':
    case 'worked-elsewhere':
    case 'writes-refused':
    case 'needs-authorisation':
      return words[link.kind]({ since: format.time(link.since, timeZone), cause: cause(link) })
  }
}
