import { useState } from 'react'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { readDay } from './local-day.ts'
import { rulesMessages } from './messages.ts'

/** A day as people write it; what is written is said back in words. Blank = null; a wrong one is not passed on. */
export function DayField(props: {
  label: string
  value: LocalDate | null
  isCompact?: boolean
  onChange: (day: LocalDate | null) => void
}) {
  const { label, value, onChange } = props
  const texts = useMessages(rulesMessages).editor
  const format = useFormat()
  const [text, setText] = useState(value ?? '')
  const read = readDay(text)
  const error = text.trim() !== '' && read === null ? texts.date : null
  return (
    <Field
      label={label}
      value={text}
      {...(props.isCompact ? {} : { help: read === null ? texts.date : format.day(read) })}
      error={error}
      onChange={(next) => {
        setText(next)
        const day = readDay(next)
        if (day !== null) onChange(day)
        else if (next.trim() === '') onChange(null)
      }}
    />
  )
}
