import { useState } from 'react'
import type { ClosedDay, CountryCalendar } from '../../../shared/contract/settings.ts'
import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { CloseDayForm } from './close-day-form.tsx'
import { openDay, workHoliday } from './closed-day-list.ts'
import { type ClosedDays, useClosedDays } from './use-closed-days.ts'

interface Props {
  calendars: readonly CountryCalendar[]
  edits: readonly HolidayEdit[]
  sites: readonly Site[]
  why: string | null
}

/** The closed days of a country and its sites over the next twelve months, what each means, and more of them. */
export function ClosedDaysSection(props: Props) {
  const { calendars, edits, sites, why } = props
  const texts = useMessages('closedDays')
  const format = useFormat()
  const days = useClosedDays(edits)
  const [country, setCountry] = useState(calendars[0]?.country ?? '')
  const calendar = calendars.find((each) => each.country === country)
  return (
    <div className="closed-days">
      <p>{texts.intro}</p>
      <div className="closed-days-country">
        <Select
          label={texts.country}
          choices={calendars.map(({ country: id }) => ({ id, label: format.country(id) }))}
          value={country}
          onChange={setCountry}
        />
      </div>
      <CloseDayForm
        key={country}
        country={country}
        edits={edits}
        sites={sites.filter((site) => site.country === country)}
        days={days}
        why={why}
      />
      {calendar === undefined || calendar.days.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <table className="settings-table" aria-label={format.country(country)}>
          <thead>
            <tr>
              <th scope="col">{texts.date}</th>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.kind}</th>
              <th scope="col">{texts.effect}</th>
              <th scope="col" className="settings-tools">
                {texts.isClosed}
              </th>
            </tr>
          </thead>
          <tbody>
            {calendar.days.map((day) => (
              <ClosedDayLine
                key={`${day.date} ${day.siteId}`}
                {...props}
                country={country}
                day={day}
                days={days}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function ClosedDayLine(props: Props & { country: string; day: ClosedDay; days: ClosedDays }) {
  const { country, day, days, edits, why } = props
  const texts = useMessages('closedDays')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const names = useNames()
  const format = useFormat()
  const effect = useEffectOf()
  const said = format.day(day.date)
  const site = props.sites.find(({ id }) => id === day.siteId)
  const what = day.name === null ? said : `${inWords(day.name)} (${said})`
  const kindOf = () => {
    const where = { site: names.site(day.siteId ?? '') }
    if (day.kind === 'site') return texts.only(where)
    return day.siteId === null ? texts.kinds[day.kind] : texts.regional(where)
  }
  return (
    <tr className="settings-row">
      <th scope="row">
        {said} <span className="unit">{day.date.slice(0, 4)}</span>
      </th>
      <td>{(day.name && inWords(day.name)) ?? <span className="unit">–</span>}</td>
      <td>{kindOf()}</td>
      <td>
        {effect(
          day,
          props.sites.some((each) => each.country === country),
        )}
      </td>
      <td className="settings-tools">
        {day.kind === 'built-in' ? (
          <span title={why ?? undefined}>
            <Switch
              label={texts.closedOn({ day: said })}
              isOn={!day.worked}
              isDisabled={why !== null || days.busy}
              onChange={(isClosed) =>
                void days.replace(
                  workHoliday(edits, country, day.date, !isClosed),
                  isClosed ? texts.isClosedNow({ what }) : texts.isWorkedNow({ what }),
                )
              }
            />
          </span>
        ) : (
          <Button
            why={why}
            onPress={() =>
              void (site === undefined
                ? days.replace(openDay(edits, country, day.date), texts.isOpenNow({ what }))
                : days.openSite(site, day.date, texts.isOpenNow({ what })))
            }
          >
            {verbs.remove}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** "Orders of that day ship on Mon 28 Dec", by site where they differ. */
function useEffectOf() {
  const texts = useMessages('closedDays')
  const names = useNames()
  const format = useFormat()
  return (day: ClosedDay, hasSites: boolean): string => {
    if (day.worked) return texts.worked
    if (day.ships.length === 0) return hasSites ? texts.anyway : texts.onlyDeliveries
    const byDay = [...Map.groupBy(day.ships, ({ on }) => on)].sort(([a], [b]) => (a < b ? -1 : 1))
    const said = byDay.map(([on, sites]) => {
      const [only, ...others] = [format.day(on), ...sites.map(({ siteId }) => names.site(siteId))]
      return byDay.length === 1 ? only : `${only} (${format.list(others)})`
    })
    return texts.shipsOn({ days: said.join(', ') })
  }
}
