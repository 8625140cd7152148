import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import type { Names } from '../../lib/catalog.ts'
import type { Format } from '../../lib/format.ts'

/** What the rows of a common cause share, as short as it can be said after "3 orders:". */
export interface CauseTexts {
  lack(skus: string): string
  shortPick(site: string, sku: string): string
  unknown(skus: string): string
  undecidable: string
  record: string
  split(sites: string): string
  noService(country: string, postcode: string): string
  noSite: string
  siteClosed(site: string): string
  suspended(carrier: string): string
  delayed(carrier: string): string
  promise: string
  address(found: string): string
  rule(rule: string): string
  person: string
  rate(from: string, into: string): string
  label: string
  print: string
  channel(
    channel: string,
    what:
      | 'mapping'
      | 'stock'
      | 'conflict'
      | 'payload'
      | 'changed'
      | 'refused'
      | 'access'
      | 'cancelled'
      | 'return'
      | 'stopped'
      | 'held'
      | 'states'
      | 'shipped'
      | 'back'
      | 'wish'
      | 'nameless',
  ): string
}

export function causeInWords(cause: ExceptionCause, texts: CauseTexts, names: Names, format: Format): string {
  switch (cause.reason) {
    case 'out-of-stock':
    case 'partial-stock':
    case 'oversold-at-channel':
      return texts.lack(format.list(cause.lines.map((line) => line.sku)))
    case 'short-pick':
      return texts.shortPick(names.site(cause.siteId), cause.sku)
    case 'unknown-sku':
      return texts.unknown(format.list(cause.skus))
    case 'cannot-be-decided':
      return texts.undecidable
    case 'split-needs-approval':
      return texts.split(format.list(cause.siteIds.map(names.site)))
    case 'no-eligible-service':
      return texts.noService(format.country(cause.country), cause.postcode)
    case 'no-eligible-site':
      return texts.noSite
    case 'work-stopped':
      return cause.siteId === null
        ? texts.suspended(names.carrier(cause.carrierId ?? ''))
        : texts.siteClosed(names.site(cause.siteId))
    case 'carrier-suspended':
      return texts.suspended(names.carrier(cause.carrierId))
    case 'carrier-delayed':
      return texts.delayed(names.carrier(cause.carrierId))
    case 'promise-at-risk':
      return texts.promise
    case 'address-invalid':
      return texts.address(cause.found)
    case 'held-by-rule':
      return texts.rule(cause.ruleName)
    case 'no-exchange-rate':
      return texts.rate(cause.currency, cause.into)
    case 'held-by-person':
      return texts.person
    case 'label-failed':
      return texts.label
    case 'print-unknown':
      return texts.print
    case 'record-unreadable':
      return texts.record
    case 'sync-conflict':
      return texts.channel(names.channel(cause.channelId), 'conflict')
    case 'unmapped-skus':
      return texts.channel(names.channel(cause.channelId), 'mapping')
    case 'stock-differs':
      return texts.channel(names.channel(cause.channelId), 'stock')
    case 'payload-rejected':
      return texts.channel(names.channel(cause.channelId), 'payload')
    case 'changed-after-release':
      return texts.channel(names.channel(cause.channelId), 'changed')
    case 'push-refused':
      return texts.channel(names.channel(cause.channelId), 'refused')
    case 'channel-auth':
      return texts.channel(names.channel(cause.channelId), 'access')
    case 'cancelled-after-shipped':
      return texts.channel(names.channel(cause.channelId), 'cancelled')
    case 'cancelled-before-leaving':
      return texts.channel(names.channel(cause.channelId), 'stopped')
    case 'held-by-channel':
      return texts.channel(names.channel(cause.channelId), 'held')
    case 'unknown-states':
      return texts.channel(names.channel(cause.channelId), 'states')
    case 'shipped-at-channel':
      return texts.channel(names.channel(cause.channelId), 'shipped')
    case 'back-at-channel':
      return texts.channel(names.channel(cause.channelId), 'back')
    case 'cancel-requested':
      return texts.channel(names.channel(cause.channelId), 'wish')
    case 'nameless-lines':
      return texts.channel(names.channel(cause.channelId), 'nameless')
    case 'return-requested':
      return texts.channel(names.channel(cause.channelId), 'return')
    default:
      return unreachable(cause)
  }
}
