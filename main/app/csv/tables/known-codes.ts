import type { Message } from '../../../../shared/messages/definition.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { Collector } from '../csv-reader.ts'

/** What rows may refer to: the codes read from the other files, or those of the workspace imported into. */
export interface KnownCodes {
  readonly siteIds: Codes
  readonly skus: Codes
  /** As `serviceKey` makes them. */
  readonly services: Codes
}

export type Codes = Pick<ReadonlySet<string>, 'has'>

/** Stands for the codes of a file that was not read in full: what refers to them is not called wrong for that. */
export const ANY_CODE: Codes = { has: () => true }

export const KNOWN_SITE = message('csv.knownSite')
export const KNOWN_SERVICE = message('csv.knownService')

export function firstOnLine(line: number): Message {
  return message('csv.firstOnLine', { line: String(line) })
}

/** Remembers where each key was first seen; null when it is new. */
export function repeatsIn(): (key: string, line: number) => number | null {
  const lines = new Map<string, number>()
  return (key, line) => {
    const first = lines.get(key)
    if (first !== undefined) return first
    lines.set(key, line)
    return null
  }
}

/** Rows of SKUs that are no product are left aside, and counted. */
export function unknownSkus(): {
  count(sku: string): void
  notes: NonNullable<Collector<never, never>['notes']>
} {
  let rows = 0
  let example = ''
  return {
    count(sku) {
      rows++
      example ||= sku
    },
    notes: () => (rows === 0 ? [] : [{ kind: 'note', what: message('csv.unknownSkus', { rows, example }) }]),
  }
}
