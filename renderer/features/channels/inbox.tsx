import { CircleCheck, CircleDot, OctagonAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['channels', 'orders'] as const
const SHOWN = 20
const LOOK = {
  new: { tone: 'neutral', icon: CircleDot },
  done: { tone: 'done', icon: CircleCheck },
  rejected: { tone: 'blocked', icon: OctagonAlert },
} as const

interface Payload {
  readonly externalId: string
  readonly text: string
}

/** The latest payloads of a channel, as they came. */
export function Inbox({ channelId }: { channelId: string }) {
  const texts = useMessages('channelScreen')
  const say = useSay()
  const format = useFormat()
  const timeZone = useTimeZone()
  const live = useLive(TOPICS, (client) => client.channels.inbox({ channelId }), [channelId])
  const [shown, setShown] = useState<Payload | null>(null)
  return (
    <>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={200} />}>
        {(items) =>
          items.length === 0 ? (
            <p className="unit">{texts.inboxEmpty}</p>
          ) : (
            <ul className="channel-inbox">
              {items.slice(0, SHOWN).map((item) => (
                <li key={`${item.externalId} ${item.receivedAt}`}>
                  <span className="unit" title={format.exact(item.receivedAt, timeZone)}>
                    {format.time(item.receivedAt, timeZone)}
                  </span>
                  <span className="mono channel-external" title={item.externalId}>
                    {shortId(item.externalId)}
                  </span>
                  <span title={item.problem === null ? undefined : say(item.problem)}>
                    <StatusBadge {...LOOK[item.state]} label={texts.inboxStates[item.state]} />
                  </span>
                  <Button
                    tone="quiet"
                    onPress={() => setShown({ externalId: item.externalId, text: readable(item.payload) })}
                  >
                    {texts.show}
                  </Button>
                  {item.problem !== null && <p className="channel-problem">{say(item.problem)}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </LiveView>
      <Dialog
        isOpen={shown !== null}
        onClose={() => setShown(null)}
        title={shown === null ? '' : texts.payload({ id: shortId(shown.externalId) })}
        isWide
      >
        <pre className="channel-payload mono" tabIndex={0}>
          {shown?.text}
        </pre>
      </Dialog>
    </>
  )
}

/** 'gid://shopify/Order/5001' -> 'Order/5001'. */
function shortId(externalId: string): string {
  return externalId.replace(/^gid:\/\/\w+\//, '')
}

/** Indented when it is JSON, else as it is. */
function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}
