import { useState } from 'react'
import type { Site } from '../../../shared/domain/site.ts'
import { weekdayName } from '../../../shared/lib/weekday-name.ts'
import { Field } from '../../components/field.tsx'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { clockText, readClock } from './clock-text.ts'

type CutoffByDay = NonNullable<Site['cutoffByDay']>
const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

/** What is typed for the weekdays. */
export interface CutoffsTyped {
  /** undefined = none is another than the site's. */
  readonly cutoffs: CutoffByDay | undefined
  /** Something that stands there is no time: the cut-offs are not to be kept without it. */
  readonly isWrong: boolean
}

/** The cut-offs of weekdays on which it is another than the site's; only its working days are shown. */
export function CutoffDays(props: { site: Site; onChange: (typed: CutoffsTyped) => void }) {
  const { sites } = useMessages('settings')
  const language = useLanguage()
  const { workdays, cutoffByDay = {} } = props.site
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(Object.entries(cutoffByDay).map(([day, minute]) => [day, clockText(minute)])),
  )

  function type(day: (typeof DAYS)[number], text: string) {
    const next = { ...texts, [day]: text }
    setTexts(next)
    const read = DAYS.flatMap((each): [string, number][] => {
      const minute = readClock(next[each] ?? '')
      return minute === null ? [] : [[each, minute]]
    })
    props.onChange({
      cutoffs: read.length === 0 ? undefined : Object.fromEntries(read),
      isWrong: DAYS.some((each) => isWrong(next[each])),
    })
  }

  return (
    <fieldset className="settings-cutoffs">
      <legend className="field-label">{sites.cutoffByDay}</legend>
      {DAYS.filter((day) => workdays.includes(Number(day))).map((day) => (
        <Field
          key={day}
          label={weekdayName(language, Number(day)).slice(0, 3)}
          error={isWrong(texts[day]) ? sites.cutoffWrong : null}
          value={texts[day] ?? ''}
          onChange={(text) => type(day, text)}
        />
      ))}
    </fieldset>
  )
}

function isWrong(text = ''): boolean {
  return text.trim() !== '' && readClock(text) === null
}
