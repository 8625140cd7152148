import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/**
 * A number that becomes a field when it is pressed. Enter and leaving keep what was typed, Escape does not; what is
 * no whole number of 0 or more is not kept either.
 */
export function CountCell(props: {
  label: string
  value: number
  /** Why it cannot be changed; null = it can. */
  why: string | null
  /** Opened by a key of the screen. */
  isEditing?: boolean
  onEditing?: (isEditing: boolean) => void
  /** `seen` is the number that stood there when the field was opened. */
  onChange: (value: number, seen: number) => void
}) {
  const { label, value, why, isEditing, onEditing } = props
  const texts = useMessages('stock')
  const format = useFormat()
  const [text, setText] = useState<string | null>(null)
  const seen = useRef(value)
  const input = useRef<HTMLInputElement>(null)
  const isOpen = text !== null

  useEffect(() => {
    if (isEditing && why === null) setText((old) => old ?? String(value))
  }, [isEditing, why, value])
  useEffect(() => {
    if (isOpen) input.current?.select()
  }, [isOpen])
  // While the field is open the number behind it may change: what was seen is what is answered for.
  if (!isOpen) seen.current = value

  function close(keep: boolean) {
    const typed = Number((text ?? '').replace(/\s/g, ''))
    const isWhole = text !== null && text.trim() !== '' && Number.isInteger(typed) && typed >= 0
    if (keep && isWhole && typed !== seen.current) props.onChange(typed, seen.current)
    setText(null)
    onEditing?.(false)
  }

  if (text === null)
    return (
      <button
        type="button"
        className="count-cell"
        aria-label={`${label}: ${format.integer(value)}`}
        title={why ?? label}
        disabled={why !== null}
        onClick={(event) => {
          event.stopPropagation()
          setText(String(value))
          onEditing?.(true)
        }}
      >
        {format.integer(value)}
      </button>
    )
  return (
    <input
      ref={input}
      className="count-input"
      aria-label={label}
      title={texts.whole}
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') close(true)
        if (event.key === 'Escape') close(false)
        event.stopPropagation()
      }}
    />
  )
}
