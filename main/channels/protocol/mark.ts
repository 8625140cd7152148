import { stableUuid } from './payload.ts'

/** Put into a text that the channel keeps with a cancellation or refund, so that ours is found again by its key. */
export function markOf(key: string): string {
  return `[switchyard ${stableUuid(key)}]`
}

/** `reason` with the mark before it. */
export function marked(key: string, reason: string): string {
  return `${markOf(key)} ${reason}`.trim()
}

export function hasMark(text: string | null | undefined, key: string): boolean {
  return text?.includes(markOf(key)) === true
}
