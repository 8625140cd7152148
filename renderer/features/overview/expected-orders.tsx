import { localDateOf } from '../../../shared/lib/day.ts'
import { Bar } from '../../components/bar.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { OverviewSection } from './overview-section.tsx'

/** A day's orders change little of what is expected: it is asked for once a day, and when the settings change. */
const TOPICS = ['settings'] as const

/** How many orders the next days are expected to bring; nothing while too little is known. */
export function ExpectedOrders() {
  const texts = useMessages('overview')
  const format = useFormat()
  const today = localDateOf(roomClock.now(), useTimeZone())
  const forecast = useLive(TOPICS, (client) => client.overview.forecast({}), [today]).data
  if (forecast === null) return null
  const { days, error } = forecast
  const most = Math.max(1, ...days.map(({ orders }) => orders))
  return (
    <OverviewSection title={texts.expected}>
      <ul>
        {days.map(({ on, orders }) => (
          <li key={on} className="overview-row overview-expected">
            <span className="overview-name">{on === today ? texts.today : format.day(on)}</span>
            <Bar label={texts.expectedOn({ day: format.day(on) })} share={orders / most} tone="neutral" />
            <span className="overview-number">{format.integer(orders)}</span>
          </li>
        ))}
      </ul>
      {error !== null && (
        <p className="unit overview-expected-note">
          {texts.expectedError({ share: format.percent(Math.round(error * 100) / 100) })}
        </p>
      )}
    </OverviewSection>
  )
}
