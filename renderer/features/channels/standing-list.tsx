import { useState } from 'react'
import { Link } from 'wouter'
import type { StandingRow } from '../../../shared/contract/channel-standing.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { message } from '../../../shared/messages/message.ts'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['channels', 'orders'] as const
const SHOWN = 20
const MOST = 500

/** Orders of a channel that wait, or were left out: each with why, since when, and a way to ship it anyway. */
export function StandingList(props: { channelId: string; only: 'held' | 'no-work'; why: string | null }) {
  const { channelId, only } = props
  const texts = useMessages('channelStates')
  const [limit, setLimit] = useState(SHOWN)
  const live = useLive(TOPICS, (client) => client.channels.standings({ channelId, only, limit }), [
    channelId,
    only,
    limit,
  ])
  const isHeld = only === 'held'
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={64} />}>
      {({ rows, total }) =>
        total === 0 ? (
          <p className="unit">{isHeld ? texts.heldNone : texts.noWorkNone}</p>
        ) : (
          <>
            <table
              className="channel-table standing-table"
              aria-label={isHeld ? texts.heldTitle : texts.noWorkTitle}
            >
              <thead>
                <tr>
                  <th scope="col">{texts.order}</th>
                  <th scope="col">{texts.why}</th>
                  <th scope="col">{texts.since}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <StandingLine key={row.externalId} row={row} channelId={channelId} why={props.why} />
                ))}
              </tbody>
            </table>
            {total > rows.length && (
              <div className="channel-actions">
                <Button tone="quiet" onPress={() => setLimit(Math.min(MOST, limit * 5))}>
                  {texts.more({ left: total - rows.length })}
                </Button>
              </div>
            )}
          </>
        )
      }
    </LiveView>
  )
}

function StandingLine(props: { row: StandingRow; channelId: string; why: string | null }) {
  const { row, channelId } = props
  const texts = useMessages('channelStates')
  const whyOf = useWhy()
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const importOrders = useCommand((client) => client.channels.acceptOrder)

  async function take() {
    const outcome = await importOrders.run({ channelId, externalId: row.externalId })
    if (outcome.kind === 'done') say('done', texts.takenIn({ reference: row.reference }))
  }

  return (
    <tr>
      <th scope="row">
        {row.orderId === null ? (
          <span title={row.externalId}>{row.reference}</span>
        ) : (
          <Link href={screenPath('orders', row.orderId)} className="what-link">
            {row.reference}
          </Link>
        )}
      </th>
      <td>
        {whyOf(row).map((reason) => (
          <span key={reason} className="standing-why">
            {reason}
          </span>
        ))}
      </td>
      <td>
        <Instant at={row.since} timeZone={timeZone} />
      </td>
      <td className="table-end">
        {row.canAccept && (
          <Button tone="quiet" why={props.why} busy={importOrders.busy} onPress={() => void take()}>
            {row.orderId === null ? texts.importOrders : texts.shipAnyway}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** Everything that keeps it from being shipped, each in a sentence. */
function useWhy() {
  const texts = useMessages('channelStates')
  const say = useSay()
  const format = useFormat()
  const timeZone = useTimeZone()
  return ({ orderId, verdict, state, hold, holders, why }: StandingRow): string[] => {
    if (orderId === null) {
      const words = why === null ? null : say(why)
      if (verdict === 'ignore') return [words ?? texts.noWork({ state })]
      return [texts.unreadable({ why: words ?? '' })]
    }
    return holders.map((holder) => {
      switch (holder) {
        case 'content':
          return why === null ? texts.content : texts.unreadable({ why: say(why) })
        case 'method':
          return texts.method
        case 'nameless':
          return texts.nameless
        case 'channel': {
          const words = say(message(`exceptions.hold.${hold?.kind ?? 'on-hold'}`))
          const until = hold?.until ? `, ${texts.until({ when: format.dayOf(hold.until, timeZone) })}` : ''
          const said = state === '' ? '' : ` (${texts.stateIs({ state })})`
          return `${words.charAt(0).toUpperCase()}${words.slice(1)}${until}${said}`
        }
      }
    })
  }
}
