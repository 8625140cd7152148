import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import { EXCEPTION_KINDS, type ExceptionCause } from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'

/** Exceptions that one and the same thing caused. */
export interface CommonCause {
  readonly key: string
  /** One of them; its cause names what they share. */
  readonly example: ExceptionRow
  readonly ids: readonly string[]
  /** The way out that all of them suggest and that needs nothing typed; null when they differ. */
  readonly fix: ResolutionCode | null
}

/** Two orders are a coincidence that is still worth one press. */
const LEAST = 2

/** Ways out that move goods or money for good: a key alone does not do it. */
export const ASKS_FIRST: ReadonlySet<ResolutionCode> = new Set([
  'put-back',
  'stop-here',
  'refund-only',
  'refund-parcel',
])

/** Ways out that ask for something first and so cannot be given to many at once. */
export const NEEDS_ANSWERS: ReadonlySet<ResolutionCode> = new Set([
  'name-point',
  'fix-address',
  'correct-stock',
  'cancel-order',
  'ship-by-hand',
  'map-skus',
  'label-made',
  ...ASKS_FIRST,
])

/** Ways out of which each needs an answer of its own; a cancellation of many has one note. */
export function asksForEach(code: ResolutionCode): boolean {
  return NEEDS_ANSWERS.has(code) && !ASKS_FIRST.has(code) && code !== 'cancel-order'
}

/** Causes that two or more rows share, the largest first, then by first appearance. */
export function commonCauses(rows: readonly ExceptionRow[]): CommonCause[] {
  const byKey = Map.groupBy(rows, (row) => causeKey(row.record.cause))
  return [...byKey]
    .filter(([, members]) => members.length >= LEAST)
    .flatMap(([key, members]) => {
      const [example] = members
      return example
        ? [{ key, example, ids: members.map(({ record }) => record.id), fix: sharedFix(members) }]
        : []
    })
    .toSorted((a, b) => b.ids.length - a.ids.length)
}

function sharedFix(rows: readonly ExceptionRow[]): ResolutionCode | null {
  const code = rows[0]?.suggestion?.code
  if (code === undefined || NEEDS_ANSWERS.has(code)) return null
  return rows.every((row) => row.suggestion?.code === code && row.suggestion.disabled === null) ? code : null
}

const PROPOSED = '\u0001'

/** What makes two causes the same, figures aside. */
export function causeKey(cause: ExceptionCause): string {
  switch (cause.reason) {
    case 'out-of-stock':
    case 'partial-stock':
    case 'oversold-at-channel':
      return key(EXCEPTION_KINDS[cause.reason].group, ...cause.lines.map((line) => line.sku).toSorted())
    case 'left-out':
      return key(cause.reason, ...cause.lines.map((line) => line.sku).toSorted())
    case 'unmapped-skus':
    case 'stock-differs':
    case 'unknown-states':
      return key(cause.reason, cause.channelId)
    case 'unknown-method':
      return key(cause.reason, cause.channelId, cause.key)
    case 'unknown-sku':
      return key(cause.reason, ...cause.skus.toSorted())
    case 'short-pick':
      return key(cause.reason, cause.siteId, cause.sku)
    case 'work-stopped':
      return key(cause.reason, cause.siteId ?? '', cause.carrierId ?? '')
    case 'split-needs-approval':
      return key(cause.reason, ...cause.siteIds.toSorted())
    case 'no-eligible-service':
      return key(cause.reason, cause.main, cause.country, cause.postcode.slice(0, 2))
    case 'no-eligible-site':
      return key(cause.reason, cause.main)
    case 'cannot-collect':
      return key(cause.reason, cause.main, cause.siteId ?? '')
    case 'pickup-point-missing':
      return key(cause.reason, cause.carrierId)
    case 'customs-incomplete':
      return key(cause.reason, cause.products[0]?.sku ?? cause.numbers[0] ?? '')
    case 'collection-overdue':
      return key(cause.reason, cause.siteId)
    case 'carrier-suspended':
    case 'carrier-delayed':
      return key(cause.reason, cause.carrierId)
    case 'parcel-trouble':
      return key(cause.reason, cause.what, cause.carrierId)
    case 'carrier-late':
      return key(cause.reason, cause.carrierId, cause.serviceId)
    case 'held-by-rule':
      return key(cause.reason, cause.ruleId)
    case 'print-unknown':
      return key(cause.reason, cause.printerId)
    case 'cannot-be-decided':
      return key(cause.reason, cause.message)
    case 'label-refused':
    case 'label-overdue':
    case 'label-in-doubt':
    case 'label-not-taken-back':
      return key(cause.reason, cause.carrierId, JSON.stringify(cause.message))
    case 'carrier-auth':
      return key(cause.reason, cause.accountId)
    case 'label-failed':
    case 'paper-failed':
      return key(cause.reason, JSON.stringify(cause.message))
    case 'push-refused':
      return key(cause.reason, cause.channelId, JSON.stringify(cause.message))
    case 'payload-rejected':
      return key(cause.reason, cause.channelId, JSON.stringify(cause.message))
    case 'message-unreadable':
      return key(cause.reason, cause.channelId, cause.what)
    case 'outage-conflict':
      return key(cause.reason, cause.station)
    case 'sync-conflict':
    case 'changed-after-release':
    case 'cancelled-after-shipped':
    case 'return-requested':
    case 'cancelled-before-leaving':
    case 'shipped-at-channel':
    case 'back-at-channel':
    case 'cancel-requested':
    case 'nameless-lines':
    case 'channel-auth':
      return key(cause.reason, cause.channelId)
    case 'held-by-channel':
      return key(cause.reason, cause.channelId, cause.kind, cause.code)
    case 'address-invalid':
      // Each has a proposal of its own, and all are taken at once.
      return key(
        cause.reason,
        cause.carrier?.carrierId ?? '',
        cause.field,
        cause.proposal !== null ? PROPOSED : cause.carrier === null ? cause.found : '',
      )
    case 'no-exchange-rate':
      return key(cause.reason, cause.currency)
    case 'promise-at-risk':
    case 'held-by-person':
    case 'record-unreadable':
      return cause.reason
  }
}

function key(...parts: readonly string[]): string {
  return parts.join('\0')
}
