import type { KeyboardEvent } from 'react'

/** A text field of that many lines holds a list: Enter is its next line. */
const LIST_ROWS = 4
/** Two keys closer than that were a scanner's: what it scans must not confirm what cannot be undone. */
const SCAN_MS = 45

let lastKeyAt = Number.NEGATIVE_INFINITY

/** Enter in a field of a dialog presses its main button; with Shift it is a new line. For `onKeyDown` of what holds the fields. */
export function submitOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const sinceKey = event.timeStamp - lastKeyAt
  lastKeyAt = event.timeStamp
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.repeat) return
  if (event.defaultPrevented || event.nativeEvent.isComposing || !isOneAnswer(event.target)) return
  const buttons = event.currentTarget
    .closest('.dialog-body')
    ?.querySelectorAll<HTMLElement>(
      ':is(.dialog-buttons, .dialog-actions) :is(.button-primary, .button-danger)',
    )
  const main = [...(buttons ?? [])].at(-1)
  if (main === undefined) return
  event.preventDefault()
  if (main.ariaDisabled === 'true') return
  if (main.classList.contains('button-danger') && sinceKey < SCAN_MS) return
  // The field has taken over what was typed by then.
  setTimeout(() => main.click())
}

function isOneAnswer(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement) || target.closest('form, [role=combobox]') !== null) return false
  if (target instanceof HTMLTextAreaElement) return target.rows < LIST_ROWS
  return (
    target instanceof HTMLInputElement && ['text', 'password', 'url', 'number', 'date'].includes(target.type)
  )
}
