import { type Format, formatFor } from './format.ts'
import { useScreenLanguage } from './messages.ts'

/** The formats of the person's language. */
export function useFormat(): Format {
  return formatFor(useScreenLanguage())
}
