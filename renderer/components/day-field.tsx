import { useState } from 'react'
import type { LocalDate } from '../../shared/lib/clock.ts'
import { minuteText, readDay, readMinute } from '../lib/local-time.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { Field } from './field.tsx'

interface Entry<T> {
  label: string
  value: T | null
  /** What is wrong with it beside the others; null = nothing. */
  error?: string | null
  /** Blank = null; one that cannot be read is said and not passed on. */
  onChange: (value: T | null) => void
}

/** A day as people write it, said back in words. `isBare`: without a line under it. */
export function DayField(props: Entry<LocalDate> & { isBare?: boolean }) {
  const { label, value, onChange, error = null, isBare = false } = props
  const texts = useMessages('ruleEditor').editor
  const format = useFormat()
  const [text, setText] = useState(value ?? '')
  const read = readDay(text)
  const wrong = text.trim() !== '' && read === null
  return (
    <Field
      label={label}
      value={text}
      {...(isBare || wrong || error !== null ? {} : { help: read === null ? texts.date : format.day(read) })}
      error={wrong ? texts.date : error}
      onChange={(next) => {
        setText(next)
        const day = readDay(next)
        if (day !== null || next.trim() === '') onChange(day)
      }}
    />
  )
}

/** A time of the day, as 14:30, up to `most` minutes. `help`: what a blank one means. */
export function TimeField(
  props: Entry<number> & { help?: string; isDisabled?: boolean; most?: 1439 | 1440 },
) {
  const { label, value, onChange, error = null, most = 1440 } = props
  const texts = useMessages('ruleEditor').editor
  const [text, setText] = useState(value === null ? '' : minuteText(value))
  const read = readMinute(text)
  const wrong = text.trim() !== '' && (read === null || read > most)
  return (
    <Field
      label={label}
      value={text}
      {...(wrong || error !== null ? {} : { help: props.help ?? texts.time })}
      isDisabled={props.isDisabled ?? false}
      error={wrong ? texts.time : error}
      onChange={(next) => {
        setText(next)
        const minute = readMinute(next)
        if (next.trim() === '' || (minute !== null && minute <= most)) onChange(minute)
      }}
    />
  )
}
