import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import { type AreaTexts } from '../../../shared/messages/say.ts'
import type { Names } from '../../lib/catalog.ts'
import type { Format } from '../../lib/format.ts'

/** What the rows of a common cause share, as short as it can be said after "3 orders:". */
export type CauseTexts = AreaTexts<'exceptionQueue'>['cause']

export function causeInWords(cause: ExceptionCause, texts: CauseTexts, names: Names, format: Format): string {
  switch (cause.reason) {
    case 'out-of-stock':
    case 'partial-stock':
    case 'oversold-at-channel':
      return texts.lack({ skus: format.list(cause.lines.map((line) => line.sku)) })
    case 'left-out':
      return texts.leftOut({ skus: format.list(cause.lines.map((line) => line.sku)) })
    case 'short-pick':
      return texts.shortPick({ site: names.site(cause.siteId), sku: cause.sku })
    case 'unknown-sku':
      return texts.unknown({ skus: format.list(cause.skus) })
    case 'cannot-be-decided':
      return texts.undecidable
    case 'split-needs-approval':
      return texts.split({ sites: format.list(cause.siteIds.map(names.site)) })
    case 'no-eligible-service':
      return texts.noService({ country: format.country(cause.country), postcode: cause.postcode })
    case 'no-eligible-site':
      return texts.noSite
    case 'work-stopped':
      return cause.siteId === null
        ? texts.suspended({ carrier: names.carrier(cause.carrierId ?? '') })
        : texts.siteClosed({ site: names.site(cause.siteId) })
    case 'cannot-collect':
      return texts.noCollection
    case 'pickup-point-missing':
      return texts.noPoint({ carrier: names.carrier(cause.carrierId) })
    case 'customs-incomplete': {
      const [product] = cause.products
      if (product !== undefined) return texts.customs.product({ sku: product.sku })
      return cause.numbers[0] === 'eori' ? texts.customs.eori : texts.customs.buyerTaxId
    }
    case 'collection-overdue':
      return texts.overdue
    case 'carrier-suspended':
      return texts.suspended({ carrier: names.carrier(cause.carrierId) })
    case 'carrier-delayed':
      return texts.delayed({ carrier: names.carrier(cause.carrierId) })
    case 'parcel-trouble':
      return texts.parcel[cause.what]({ carrier: names.carrier(cause.carrierId) })
    case 'carrier-late':
      return texts.parcel.late({ carrier: names.carrier(cause.carrierId) })
    case 'promise-at-risk':
      return texts.promise
    case 'address-invalid':
      if (cause.carrier !== null) {
        const carrier = names.carrier(cause.carrier.carrierId)
        return cause.proposal === null ? texts.addressNotTaken({ carrier }) : texts.addressFits({ carrier })
      }
      if (cause.proposal !== null) return texts.addressProposed
      return cause.found === '' ? texts.addressIncomplete : texts.address({ found: cause.found })
    case 'held-by-rule':
      return texts.rule({ rule: cause.ruleName })
    case 'no-exchange-rate':
      return texts.rate({ from: cause.currency, into: cause.into })
    case 'held-by-person':
      return texts.person
    case 'label-refused':
      return texts.labelRefused({ carrier: names.carrier(cause.carrierId) })
    case 'label-overdue':
      return texts.labelOverdue({ carrier: names.carrier(cause.carrierId) })
    case 'label-in-doubt':
      return texts.labelInDoubt({ carrier: names.carrier(cause.carrierId) })
    case 'label-not-taken-back':
      return texts.labelNotTakenBack({ carrier: names.carrier(cause.carrierId) })
    case 'carrier-auth':
      return texts.accountRefused({ account: cause.account })
    case 'label-failed':
      return texts.label
    case 'paper-failed':
      return texts.paper
    case 'print-unknown':
      return texts.print
    case 'record-unreadable':
      return texts.record
    case 'outage-conflict':
      return texts.outage({ station: cause.station })
    case 'sync-conflict':
      return texts.channel.conflict({ channel: names.channel(cause.channelId) })
    case 'unmapped-skus':
      return texts.channel.mapping({ channel: names.channel(cause.channelId) })
    case 'stock-differs':
      return texts.channel.stock({ channel: names.channel(cause.channelId) })
    case 'payload-rejected':
      return texts.channel.payload({ channel: names.channel(cause.channelId) })
    case 'changed-after-release':
      return texts.channel.changed({ channel: names.channel(cause.channelId) })
    case 'message-unreadable':
      return texts.channel.unreadable({ channel: names.channel(cause.channelId) })
    case 'push-refused':
      return texts.channel.refused({ channel: names.channel(cause.channelId) })
    case 'channel-auth':
      return texts.channel.access({ channel: names.channel(cause.channelId) })
    case 'cancelled-after-shipped':
      return texts.channel.cancelled({ channel: names.channel(cause.channelId) })
    case 'cancelled-before-leaving':
      return texts.channel.stopped({ channel: names.channel(cause.channelId) })
    case 'held-by-channel':
      return texts.channel.held({ channel: names.channel(cause.channelId) })
    case 'unknown-states':
      return texts.channel.states({ channel: names.channel(cause.channelId) })
    case 'unknown-method':
      return texts.channel.method({ channel: names.channel(cause.channelId) })
    case 'shipped-at-channel':
      return texts.channel.shipped({ channel: names.channel(cause.channelId) })
    case 'back-at-channel':
      return texts.channel.back({ channel: names.channel(cause.channelId) })
    case 'cancel-requested':
      return texts.channel.wish({ channel: names.channel(cause.channelId) })
    case 'nameless-lines':
      return texts.channel.nameless({ channel: names.channel(cause.channelId) })
    case 'return-requested':
      return texts.channel.return({ channel: names.channel(cause.channelId) })
    default:
      return unreachable(cause)
  }
}
