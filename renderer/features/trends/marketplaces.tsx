import { TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import type { MarketplaceHealth } from '../../../shared/contract/marketplace-health.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'

const TOPICS = ['channels'] as const

/** By what each marketplace judges us, with what is left before its limit. */
export function Marketplaces() {
  const texts = useMessages('trends')
  const names = useNames()
  const heading = useId()
  const live = useLive(TOPICS, (client) => client.trends.health({}))
  useRefreshWhile(true, live.refresh, MINUTE_MS)
  const channels = live.data ?? []
  if (channels.length === 0) return null
  return (
    <section className="trends-health" aria-labelledby={heading}>
      <h2 id={heading}>{texts.health}</h2>
      <p className="unit">{texts.healthHelp}</p>
      <div className="trends-scroll" role="region" aria-labelledby={heading} tabIndex={0}>
        <table className="trends-table">
          <thead>
            <tr>
              {Object.entries(texts.healthOf).map(([id, name]) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.flatMap(({ channelId, windows }) =>
              windows.map((window) => (
                <WindowRow
                  key={`${channelId} ${window.measure} ${window.days}`}
                  channel={names.channel(channelId)}
                  window={window}
                />
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function WindowRow(props: { channel: string; window: MarketplaceHealth['windows'][number] }) {
  const { measure, days, limit, bad, of, room } = props.window
  const texts = useMessages('trends')
  const format = useFormat()
  const isOver = limit !== null && of > 0 && bad / of >= limit
  return (
    <tr>
      <th scope="row">{props.channel}</th>
      <td>{texts.healthMeasures[measure]}</td>
      <td>{texts.healthDays({ count: days })}</td>
      <td>
        {of === 0 ? '–' : format.percent(bad / of)}
        <span className="unit"> {texts.healthShare({ bad, of })}</span>
      </td>
      <td>{limit === null ? <span className="unit">{texts.operatorsLimit}</span> : format.percent(limit)}</td>
      <td>
        {isOver ? (
          <StatusBadge tone="blocked" icon={TriangleAlert} label={texts.over} />
        ) : room === null || of === 0 ? (
          '–'
        ) : room === 0 ? (
          <StatusBadge tone="risk" icon={TriangleAlert} label={texts.noRoom} />
        ) : (
          texts.room({ count: room })
        )}
      </td>
    </tr>
  )
}
