import type { EpochMs } from '../../../shared/lib/clock.ts'
import { badInput } from './connection.ts'

type Comparator = '=' | '>' | '>=' | '<' | '<='

interface Term {
  readonly field: string
  readonly comparator: Comparator
  readonly value: string
}

const TERM = /([a-z_]+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))/g

/** The `field:value` terms of the API's search syntax, all of which must hold; connectives are not simulated. */
export function parseSearch(query: string | null | undefined): Term[] {
  return [...(query ?? '').matchAll(TERM)].map((match) => ({
    field: match[1] ?? '',
    comparator: (match[2] ?? '=') as Comparator,
    value: match[3] ?? match[4] ?? match[5] ?? '',
  }))
}

/** Compares instants in whole seconds, as the API stores them. */
export function instantMatches(term: Term, at: EpochMs): boolean {
  const bound = Date.parse(term.value)
  if (Number.isNaN(bound) || !/(Z|[+-]\d\d:\d\d)$/.test(term.value))
    throw badInput(`${term.field}: '${term.value}' is not an instant with a zone`)
  const seconds = Math.floor(at / 1000)
  const limit = Math.floor(bound / 1000)
  switch (term.comparator) {
    case '=':
      return seconds === limit
    case '>':
      return seconds > limit
    case '>=':
      return seconds >= limit
    case '<':
      return seconds < limit
    case '<=':
      return seconds <= limit
  }
}
