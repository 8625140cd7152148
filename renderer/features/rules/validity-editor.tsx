import { useState } from 'react'
import { locale } from '../../../shared/lib/language.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { DayField, TimeField } from '../../components/day-field.tsx'
import { useHello } from '../../lib/client.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import {
  type Bound,
  beginOf,
  endOf,
  hoursOf,
  instantOfBegin,
  instantOfEnd,
  isBackwards,
  withValidity,
} from './validity-form.ts'
import { ValidityMark } from './validity-mark.tsx'
import { ManyOf } from './value-inputs.tsx'

type Validity = NonNullable<Rule['validity']>

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

interface ValidityProps {
  readonly validity: Rule['validity']
  readonly onChange: (validity: Rule['validity']) => void
}

/** When a rule is in force: from and until a day, on days of the week, at hours of the day. */
export function ValidityEditor({ validity, onChange }: ValidityProps) {
  const texts = useMessages('ruleEditor').validity
  /** The fields start over when all is taken away. */
  const [times, setTimes] = useState(0)
  return (
    <>
      <p className="rule-validity-state">
        <ValidityMark validity={validity} isFull />
        {validity !== null && (
          <Button
            tone="quiet"
            onPress={() => {
              onChange(null)
              setTimes(times + 1)
            }}
          >
            {texts.makeAlways}
          </Button>
        )}
      </p>
      <ValidityFields key={times} validity={validity} onChange={onChange} />
    </>
  )
}

function ValidityFields({ validity, onChange }: ValidityProps) {
  const texts = useMessages('ruleEditor').validity
  const language = useLanguage()
  const timeZone = useHello()?.settings.timeZone ?? 'UTC'
  const { from, until, days, hours } = validity ?? { from: null, until: null, days: null, hours: null }
  const change = (part: Partial<Validity>) => onChange(withValidity(validity, part))
  const weekday = new Intl.DateTimeFormat(locale(language), { weekday: 'short', timeZone: 'UTC' })
  const isOverNight = hours !== null && hours.until <= hours.from
  return (
    <>
      <BoundFields
        labels={[texts.from, texts.fromTime]}
        help={texts.fromTimeHelp}
        value={from === null ? null : beginOf(from, timeZone)}
        error={null}
        onChange={(bound) => change({ from: bound && instantOfBegin(bound, timeZone) })}
      />
      <BoundFields
        labels={[texts.until, texts.untilTime]}
        help={texts.untilTimeHelp}
        value={until === null ? null : endOf(until, timeZone)}
        error={isBackwards(validity) ? texts.backwards : null}
        onChange={(bound) => change({ until: bound && instantOfEnd(bound, timeZone) })}
      />
      <ManyOf
        label={texts.days}
        choices={DAYS.map((id) => ({
          id,
          label: weekday.format(dayOfWeek(Number(id))),
        }))}
        value={DAYS.filter((id) => days?.includes(Number(id)) === true)}
        onChange={(chosen) => change({ days: chosen.map(Number).sort((a, b) => a - b) })}
      />
      <div className="rule-bound">
        <TimeField
          label={texts.hoursFrom}
          value={hours?.from ?? null}
          most={1439}
          onChange={(minute) => change({ hours: hoursOf(minute, hours?.until ?? null) })}
        />
        <TimeField
          label={texts.hoursUntil}
          value={hours?.until ?? null}
          {...(isOverNight ? { help: texts.nextDay } : {})}
          error={hours !== null && hours.from === hours.until ? texts.sameHour : null}
          onChange={(minute) => change({ hours: hoursOf(hours?.from ?? null, minute) })}
        />
      </div>
      <p className="unit">{texts.zone({ zone: timeZone })}</p>
    </>
  )
}

/** An instant on that day of the week: 1 January 2024 was a Monday. */
function dayOfWeek(weekday: number): number {
  return Date.UTC(2024, 0, weekday)
}

/** A day, and a time of it where it is not the whole day. */
function BoundFields(props: {
  labels: readonly [string, string]
  help: string
  value: Bound | null
  error: string | null
  onChange: (bound: Bound | null) => void
}) {
  const { labels, help, value, error, onChange } = props
  return (
    <div className="rule-bound">
      <DayField
        label={labels[0]}
        value={value?.day ?? null}
        error={error}
        onChange={(day) => onChange(day === null ? null : { day, minute: value?.minute ?? null })}
      />
      <TimeField
        label={labels[1]}
        help={help}
        isDisabled={value === null}
        value={value?.minute ?? null}
        most={1439}
        onChange={(minute) => {
          if (value !== null) onChange({ day: value.day, minute })
        }}
      />
    </div>
  )
}
