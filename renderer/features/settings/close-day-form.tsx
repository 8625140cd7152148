import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { closeDays, type NamedDay, readDay } from './closed-day-list.ts'
import { ClosedDaysDialog } from './closed-days-dialog.tsx'
import type { ClosedDays } from './use-closed-days.ts'

const WHOLE = '*'

interface Props {
  country: string
  edits: readonly HolidayEdit[]
  /** Those of the country. */
  sites: readonly Site[]
  days: ClosedDays
  why: string | null
}

/** Closes one day, or a list of them, in a whole country or at one of its sites. */
export function CloseDayForm({ country, edits, sites, days, why }: Props) {
  const texts = useMessages('closedDays')
  const format = useFormat()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [where, setWhere] = useState(WHOLE)
  const [isPasting, setPasting] = useState(false)
  const date = readDay(text)
  const today = localDateOf(roomClock.now(), useTimeZone())
  const problem = date === null ? texts.addDateWrong : date < today ? texts.past : null
  const site = sites.find(({ id }) => id === where)

  function close(list: readonly NamedDay[], sentence: string): Promise<boolean> {
    return site === undefined
      ? days.replace(closeDays(edits, country, list), sentence)
      : days.closeSite(
          site,
          list.map((day) => day.date),
          sentence,
        )
  }

  async function closeOne() {
    if (date === null) return
    const said = format.day(date)
    const what = name.trim() === '' ? said : `${name.trim()} (${said})`
    if (!(await close([{ date, name: name.trim() }], texts.isClosedNow({ what })))) return
    setText('')
    setName('')
  }

  return (
    <div className="close-day">
      <Field
        label={texts.addDate}
        help={date === null ? texts.addDateHelp : `${format.day(date)} ${date.slice(0, 4)}`}
        error={text.trim() === '' ? null : problem}
        value={text}
        onChange={setText}
        isDisabled={why !== null}
      />
      <Select
        label={texts.where}
        choices={[
          { id: WHOLE, label: texts.whole({ country: format.country(country) }) },
          ...sites.map(({ id, name: label }) => ({ id, label: texts.only({ site: label }) })),
        ]}
        value={where}
        onChange={setWhere}
        isDisabled={why !== null}
      />
      {site === undefined && (
        <Field
          label={texts.addName}
          help={texts.addNameHelp}
          value={name}
          onChange={setName}
          isDisabled={why !== null}
        />
      )}
      <div className="close-day-actions">
        <Button tone="primary" why={why ?? problem} busy={days.busy} onPress={() => void closeOne()}>
          {texts.close}
        </Button>
        <Button icon={ClipboardPaste} why={why} onPress={() => setPasting(true)}>
          {texts.list}
        </Button>
      </div>
      <ClosedDaysDialog
        isOpen={isPasting}
        title={texts.listTitle({ country: site?.name ?? format.country(country) })}
        hint={site === undefined ? null : texts.listSites}
        busy={days.busy}
        onClose={() => setPasting(false)}
        onDays={async (list) => {
          if (await close(list, texts.areClosedNow({ days: list.length }))) setPasting(false)
        }}
      />
    </div>
  )
}
