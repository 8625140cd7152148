import { type ReactNode, useEffect, useState } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import type { ScreenLanguage } from '../../shared/lib/language.ts'
import { textsOf } from '../../shared/messages/say.ts'
import { formatFor, parseDecimal } from '../lib/format.ts'
import { useScreenLanguage } from '../lib/messages.ts'
import './field.css'

interface FieldFrame {
  label: string
  /** What it means or what is expected, under the field. */
  help?: string
  /** What is wrong with it; null or absent = nothing. */
  error?: string | null
  isDisabled?: boolean
  autoFocus?: boolean
}

/** A line of text, or several with `rows`. */
export function Field(
  props: FieldFrame & {
    value: string
    onChange: (value: string) => void
    rows?: number
    isMono?: boolean
    type?: 'text' | 'password' | 'url' | 'date'
  },
) {
  const className = props.isMono ? 'field-input mono' : 'field-input'
  return (
    <Frame {...props} value={props.value} onChange={props.onChange}>
      {props.rows === undefined ? (
        <Input className={className} type={props.type ?? 'text'} spellCheck={false} autoComplete="off" />
      ) : (
        <TextArea className={className} rows={props.rows} />
      )}
    </Frame>
  )
}

/**
 * A number as people write it, with `,` or `.`. `onChange` receives only complete, valid values, when the field loses
 * focus or Enter is pressed; `decimals` 0 = whole numbers.
 */
export function NumberField(
  props: Omit<FieldFrame, 'error'> & {
    value: number
    onChange: (value: number) => void
    decimals?: number
    min?: number
    max?: number
    /** 'kg', '€', 'min' ...; shown in the field. */
    unit?: string
    /**
     * Whether Enter sends the dialog that it is in: always (the default), when the number was taken over before, so that
     * what follows from it was seen, or never, where money moves.
     */
    enterSends?: 'always' | 'when-seen' | 'never'
  },
) {
  const {
    value,
    onChange,
    decimals = 0,
    min = 0,
    max = Number.MAX_SAFE_INTEGER,
    enterSends = 'always',
  } = props
  const language = useScreenLanguage()
  const texts = textsOf('field', language)
  const [text, setText] = useState(() => written(value, decimals, language))
  const [error, setError] = useState<string | null>(null)
  // A new value from outside replaces what was typed.
  useEffect(() => {
    setText(written(value, decimals, language))
    setError(null)
  }, [value, language, decimals])

  function commit(): 'same' | 'changed' | 'wrong' {
    const parsed = parseDecimal(text)
    const format = formatFor(language)
    const problem =
      parsed === null || (decimals === 0 && !Number.isInteger(parsed))
        ? texts.notNumber
        : parsed >= min && parsed <= max
          ? null
          : max === Number.MAX_SAFE_INTEGER
            ? texts.atLeast({ least: format.integer(min) })
            : texts.between({ least: min, most: max })
    setError(problem)
    if (parsed === null || problem !== null) return 'wrong'
    if (parsed === value) return 'same'
    onChange(parsed)
    return 'changed'
  }

  return (
    <Frame {...props} error={error} value={text} onChange={setText}>
      <span className="field-with-unit">
        <Input
          className="field-input field-number"
          inputMode="decimal"
          autoComplete="off"
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            const taken = commit()
            // A dialog is not sent with a number that is wrong, or whose effect nobody has seen.
            if (
              taken === 'wrong' ||
              enterSends === 'never' ||
              (taken === 'changed' && enterSends === 'when-seen')
            )
              event.preventDefault()
          }}
        />
        {props.unit !== undefined && <span className="field-unit unit">{props.unit}</span>}
      </span>
    </Frame>
  )
}

/** As it is typed: no thousands apart; an amount with cents shows both of their places. */
function written(value: number, decimals: number, language: ScreenLanguage): string {
  const minimumFractionDigits = decimals === 2 && !Number.isInteger(value) ? decimals : 0
  const options = { minimumFractionDigits, maximumFractionDigits: decimals, useGrouping: false }
  return new Intl.NumberFormat(language, options).format(value)
}

function Frame(
  props: FieldFrame & { value: string; onChange: (value: string) => void; children: ReactNode },
) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
    >
      <Label className="field-label">{props.label}</Label>
      {props.children}
      {props.help !== undefined && (
        <Text slot="description" className="field-help">
          {props.help}
        </Text>
      )}
      <FieldError className="field-error">{props.error}</FieldError>
    </TextField>
  )
}
