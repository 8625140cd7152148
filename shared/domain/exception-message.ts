import type { EpochMs } from '../lib/clock.ts'
import type { Message, PlaceTime } from '../messages/definition.ts'
import { knownMessage } from '../messages/known-message.ts'
import { message } from '../messages/message.ts'
import { ADDRESS_FIELDS } from './address-fault.ts'
import type { CauseOf, ExceptionCause } from './exception.ts'
import { FITTED_FIELDS } from './fitted-address.ts'
import type { Names } from './names.ts'
import { oneParcelMessage } from './one-parcel-message.ts'
import { outboxKind } from './outbox-message.ts'
import { territoryMessage } from './postal/territory-message.ts'
import { refusalMessage } from './refusal-message.ts'

/** SKUs and the like that a sentence names; the others are '…'. */
const SHOWN = 3

/** What is wrong, in one sentence with its evidence. Pure; `timeZone` is the merchant's. */
export function exceptionMessage(cause: ExceptionCause, names: Names, timeZone: string): Message {
  const when = (at: EpochMs): PlaceTime => ({ at, timeZone })
  switch (cause.reason) {
    case 'out-of-stock':
      return message('exceptions.out-of-stock', { lines: shortLines(cause.lines) })
    case 'partial-stock':
      return partialMessage(cause, names)
    case 'left-out':
      return leftOutMessage(cause, names)
    case 'split-needs-approval':
      return splitMessage(cause, names)
    case 'short-pick': {
      const { sku, expected, found } = cause
      const site = names.site(cause.siteId)
      return message('exceptions.short-pick', { site, sku, expected, found, missing: expected - found })
    }
    case 'no-eligible-service':
      return message('exceptions.no-eligible-service', {
        kilograms: Math.round(cause.chargeableG / 10) / 100,
        place: placeMessage(cause),
        why: refusalMessage(cause.main),
      })
    case 'no-eligible-site':
      return message('exceptions.no-eligible-site', { why: refusalMessage(cause.main) })
    case 'cannot-collect':
      return cause.siteId === null
        ? message('exceptions.cannot-collect.anywhere', { why: collectProblem(cause) })
        : message('exceptions.cannot-collect.at', {
            site: names.site(cause.siteId),
            why: collectProblem(cause),
          })
    case 'pickup-point-missing':
      return cause.closed === null
        ? message('exceptions.pickup-point-missing', { carrier: names.carrier(cause.carrierId) })
        : message('points.closed', {
            carrier: names.carrier(cause.carrierId),
            point: cause.closed.name || cause.closed.id,
          })
    case 'customs-incomplete':
      return message('exceptions.customs-incomplete', {
        country: cause.country,
        what: [
          ...cause.products.map(({ sku, gaps }) =>
            message('labels.undeclared', {
              sku,
              gaps: gaps.map((gap) => message(`labels.customsGaps.${gap}`)),
            }),
          ),
          ...cause.numbers.map((gap) => message(`labels.customsNumbers.${gap}`)),
        ],
      })
    case 'collection-overdue':
      return message('exceptions.collection-overdue', {
        site: names.site(cause.siteId),
        until: when(cause.keepUntil),
      })
    case 'unknown-sku':
      return message('exceptions.unknown-sku', { skus: cause.skus })
    case 'unmapped-skus':
      return message('exceptions.unmapped-skus', {
        channel: names.channel(cause.channelId),
        count: cause.count,
        names: someOf(cause.skus, cause.count),
        orders: cause.orders,
      })
    case 'unknown-states':
      return message('exceptions.unknown-states', {
        channel: names.channel(cause.channelId),
        count: cause.count,
        names: someOf(cause.states, cause.count),
        orders: cause.orders,
      })
    case 'unknown-method': {
      const args = { method: cause.name, channel: names.channel(cause.channelId), orders: cause.orders }
      return message('exceptions.unknown-method', args)
    }
    case 'stock-differs': {
      const lines = cause.lines.map(({ sku, ours, theirs }) =>
        message('exceptions.stockLine', { sku, ours, theirs }),
      )
      return message('exceptions.stock-differs', {
        channel: names.channel(cause.channelId),
        lines: someOf(lines, cause.count),
      })
    }
    case 'cannot-be-decided':
      return cause.message === ''
        ? message('exceptions.cannot-be-decided.bare')
        : message('exceptions.cannot-be-decided.because', { why: cause.message })
    case 'work-stopped':
      return stopMessage(cause, names, when)
    case 'carrier-suspended': {
      const carrier = names.carrier(cause.carrierId)
      return cause.until === null
        ? message('exceptions.carrier-suspended.open', { carrier })
        : message('exceptions.carrier-suspended.until', { carrier, until: when(cause.until) })
    }
    case 'carrier-delayed':
      return message('exceptions.carrier-delayed', {
        carrier: names.carrier(cause.carrierId),
        site: names.site(cause.siteId),
        orders: cause.orders,
        days: cause.days,
      })
    case 'parcel-trouble': {
      const parcel = { carrier: names.carrier(cause.carrierId), parcel: cause.trackingNumber }
      const wrong =
        cause.what === 'late'
          ? message('exceptions.parcel-trouble.late', { ...parcel, promised: cause.promised })
          : message(`exceptions.parcel-trouble.${cause.what}`, { ...parcel, since: when(cause.since) })
      return inItsWords(wrong, cause.said)
    }
    case 'carrier-late':
      return message('exceptions.carrier-late', {
        carrier: names.carrier(cause.carrierId),
        service: cause.serviceId,
        parcels: cause.parcels,
        days: cause.days,
      })
    case 'promise-at-risk':
      return cause.pickup === undefined
        ? message('exceptions.promise-at-risk.days', { promised: cause.promised, expected: cause.expected })
        : message('exceptions.promise-at-risk.pickup', {
            deadline: when(cause.pickup.deadline),
            at: when(cause.pickup.at),
          })
    case 'address-invalid':
      return addressMessage(cause)
    case 'held-by-rule':
      return cause.note === ''
        ? message('exceptions.held-by-rule.bare', { rule: cause.ruleName })
        : message('exceptions.held-by-rule.noted', { rule: cause.ruleName, note: cause.note })
    case 'no-exchange-rate':
      return message('exceptions.no-exchange-rate', { currency: cause.currency, into: cause.into })
    case 'held-by-person':
      return cause.note === ''
        ? message('exceptions.held-by-person.bare')
        : message('exceptions.held-by-person.noted', { note: cause.note })
    case 'record-unreadable':
      return cause.order === null
        ? message('exceptions.record-unreadable.record', { table: cause.table, key: cause.key })
        : message('exceptions.record-unreadable.order', { reference: cause.order.reference })
    case 'label-failed':
      return cause.parcel === null || cause.parcel.of === 1
        ? message('exceptions.label-failed.only', { why: cause.message })
        : message('exceptions.label-failed.ofSeveral', { ...cause.parcel, why: cause.message })
    case 'paper-failed':
      return message(`exceptions.paper-failed.${cause.paper}`, { ...cause.parcel, why: cause.message })
    case 'print-unknown':
      return cause.parcel === null || cause.parcel.of === 1
        ? message('exceptions.print-unknown.only')
        : message('exceptions.print-unknown.ofSeveral', cause.parcel)
    case 'outage-conflict': {
      const { station, actor, at, act, message: why } = cause
      return message('exceptions.outage-conflict', { station, actor, at, act, why })
    }
    case 'sync-conflict': {
      const channel = names.channel(cause.channelId)
      return outboxKind.safeParse(cause.what).success
        ? message('exceptions.sync-conflict.pack', { channel, what: toldMessage(cause.what) })
        : message('exceptions.sync-conflict.said', { channel, what: cause.what })
    }
    case 'payload-rejected':
      return message('exceptions.payload-rejected', {
        order: cause.externalId,
        channel: names.channel(cause.channelId),
        why: cause.message,
      })
    case 'oversold-at-channel':
      return message('exceptions.oversold-at-channel', {
        channel: names.channel(cause.channelId),
        lines: shortLines(cause.lines),
      })
    case 'cancelled-after-shipped':
      return message('exceptions.cancelled-after-shipped', { channel: names.channel(cause.channelId) })
    case 'cancelled-before-leaving':
      return message('exceptions.cancelled-before-leaving', { channel: names.channel(cause.channelId) })
    case 'held-by-channel': {
      const channel = names.channel(cause.channelId)
      const why = inItsWords(message(`exceptions.hold.${cause.kind}`), cause.code)
      return cause.until === null
        ? message('exceptions.held-by-channel.open', { channel, why })
        : message('exceptions.held-by-channel.until', { channel, why, until: when(cause.until) })
    }
    case 'shipped-at-channel':
      return message('exceptions.shipped-at-channel', {
        channel: names.channel(cause.channelId),
        lines: unitsOf(cause.lines),
      })
    case 'back-at-channel':
      return inItsWords(
        message(`exceptions.back-at-channel.${cause.was}`, { channel: names.channel(cause.channelId) }),
        cause.state,
      )
    case 'cancel-requested':
      return message('exceptions.cancel-requested')
    case 'nameless-lines': {
      const shown = cause.lines.slice(0, SHOWN)
      return message('exceptions.nameless-lines', {
        count: cause.lines.length,
        lines: shown.map(({ title, quantity }) => message('exceptions.units', { what: title, quantity })),
        more: cause.lines.length > shown.length ? 'yes' : 'no',
      })
    }
    case 'changed-after-release':
      return message('exceptions.changed-after-release', {
        channel: names.channel(cause.channelId),
        fields: cause.fields.map((field) => knownMessage('exceptions.field', field)),
      })
    case 'push-refused':
      return message('exceptions.push-refused', {
        channel: names.channel(cause.channelId),
        what: toldMessage(cause.what),
        why: cause.message,
      })
    case 'message-unreadable':
      return message('exceptions.message-unreadable', {
        channel: names.channel(cause.channelId),
        what: message(`exceptions.told.${cause.what}`),
      })
    case 'return-requested':
      return returnMessage(cause, names)
    case 'label-refused':
      return message(cause.isReturn ? 'exceptions.return-label.refused' : 'exceptions.label-refused', {
        carrier: names.carrier(cause.carrierId),
        why: cause.message,
      })
    case 'label-overdue':
      return message(`exceptions.label-overdue.${cause.what}`, {
        carrier: names.carrier(cause.carrierId),
        why: cause.message,
      })
    case 'label-in-doubt':
      return message(cause.isReturn ? 'exceptions.return-label.inDoubt' : 'exceptions.label-in-doubt', {
        carrier: names.carrier(cause.carrierId),
        reference: cause.reference,
        why: cause.message,
      })
    case 'label-not-taken-back':
      return message(
        cause.isReturn ? 'exceptions.return-label.notTakenBack' : 'exceptions.label-not-taken-back',
        {
          carrier: names.carrier(cause.carrierId),
          number: cause.trackingNumber,
          why: cause.message,
        },
      )
    case 'carrier-auth':
      return message('exceptions.carrier-auth', { account: cause.account, why: cause.message })
    case 'channel-auth':
      return message('exceptions.channel-auth', {
        channel: names.channel(cause.channelId),
        why: cause.message,
      })
  }
}

function partialMessage({ lines, leftOut }: CauseOf<'partial-stock'>, names: Names): Message {
  const short = shortLines(lines)
  return leftOut === undefined
    ? message('exceptions.partial-stock.short', { lines: short })
    : message('exceptions.partial-stock.besides', { lines: short, leftOut: leftOutMessage(leftOut, names) })
}

function leftOutMessage(
  { lines, extraCents, limitCents, mostParcels }: Omit<CauseOf<'left-out'>, 'reason'>,
  { currency }: Names,
): Message {
  const left = {
    lines: lines.map((line) => message('exceptions.left-out.line', line)),
    extra: { amount: extraCents, currency },
  }
  if (limitCents === null) {
    return mostParcels === null
      ? message('exceptions.left-out.uncut', left)
      : message('exceptions.left-out.tooMany', { ...left, parcels: mostParcels })
  }
  return message('exceptions.left-out.tooDear', { ...left, limit: { amount: limitCents, currency } })
}

function shortLines(lines: CauseOf<'partial-stock'>['lines']): Message[] {
  return lines.map(({ sku, wanted, found }) => message('exceptions.shortLine', { sku, wanted, found }))
}

function unitsOf(lines: CauseOf<'return-requested'>['lines']): Message[] {
  return lines.map(({ sku, quantity }) => message('exceptions.units', { what: sku, quantity }))
}

/** The first of `count`, with '…' behind the last when there are more. */
function someOf(items: readonly (string | Message)[], count: number): (string | Message)[] {
  const shown = items.slice(0, SHOWN)
  return count > shown.length ? [...shown, '…'] : shown
}

/** With a channel's own word beside ours; nothing where it says none. */
function inItsWords(said: Message, word: string): Message {
  return word === '' ? said : message('exceptions.inItsWords', { said, word })
}

/** What was to be told to a channel; earlier versions kept a sentence instead of a kind. */
function toldMessage(what: string): Message {
  return knownMessage('exceptions.told', what)
}

function splitMessage(cause: CauseOf<'split-needs-approval'>, names: Names): Message {
  const { siteIds, costCents, oneParcel } = cause
  const parcels = { parcels: siteIds.length, sites: siteIds.map(names.site) }
  if (costCents === null) return message('exceptions.split-needs-approval.bare', parcels)
  const priced = { ...parcels, cost: { amount: costCents, currency: names.currency } }
  if (oneParcel === null) return message('exceptions.split-needs-approval.priced', priced)
  return message('exceptions.split-needs-approval.compared', {
    ...priced,
    oneParcel: oneParcelMessage(oneParcel, names),
  })
}

function stopMessage(
  { siteId, carrierId, until, orders }: CauseOf<'work-stopped'>,
  names: Names,
  when: (at: EpochMs) => PlaceTime,
): Message {
  if (siteId === null) {
    const carrier = names.carrier(carrierId ?? '')
    return until === null
      ? message('exceptions.work-stopped.carrier', { carrier, orders })
      : message('exceptions.work-stopped.carrierUntil', { carrier, orders, until: when(until) })
  }
  const site = names.site(siteId)
  return until === null
    ? message('exceptions.work-stopped.site', { site, orders })
    : message('exceptions.work-stopped.siteUntil', { site, orders, until: when(until) })
}

function returnMessage(cause: CauseOf<'return-requested'>, names: Names): Message {
  const lines = unitsOf(cause.lines)
  if (cause.isRefunded)
    return message('exceptions.return-requested.refunded', { channel: names.channel(cause.channelId), lines })
  return cause.why === ''
    ? message('exceptions.return-requested.bare', { lines })
    : message('exceptions.return-requested.because', { lines, why: cause.why })
}

function addressMessage(cause: CauseOf<'address-invalid'>): Message {
  const { found, country, proposal, carrier } = cause
  if (carrier !== null) {
    const named = FITTED_FIELDS.find((one) => one === cause.field) ?? 'street'
    const why = message('address.cause.notTaken', { field: named, why: carrier.message })
    return proposal === null ? why : message('address.cause.fits', { problem: why, proposal })
  }
  const field = ADDRESS_FIELDS.find((one) => one === cause.field) ?? 'postcode'
  const where = country === null ? '' : ` (${country})`
  const kind = cause.problem ?? (found === '' ? 'missing' : 'wrong')
  const problem =
    kind === 'missing'
      ? message('address.cause.missing', { field, where })
      : kind === 'wrong'
        ? message('address.cause.wrong', { field, found, where })
        : message('address.cause.letters', { field, found })
  return proposal === null ? problem : message('address.cause.proposed', { problem, proposal })
}

/** "no site has all of it: 2 x MUG (found 1)"; of one site by the same words. */
function collectProblem({ main, siteId, lines }: CauseOf<'cannot-collect'>): Message {
  if (lines.length > 0)
    return siteId === null
      ? message('exceptions.cannot-collect.shortAnywhere', { lines: shortLines(lines) })
      : message('exceptions.cannot-collect.shortThere', { lines: shortLines(lines) })
  if (main === 'no-collection')
    return siteId === null
      ? message('exceptions.cannot-collect.noPlace')
      : message('exceptions.cannot-collect.notThere')
  return message('exceptions.cannot-collect.refused', { why: refusalMessage(main) })
}

/** 'FR 59000'; in a territory that tariffs treat apart its name too: 'FR 97400, Réunion'. */
function placeMessage({ country, postcode }: CauseOf<'no-eligible-service'>): Message {
  const territory = territoryMessage(country, postcode)
  return territory === null
    ? message('exceptions.place', { country, postcode })
    : message('exceptions.placeApart', { country, postcode, territory })
}
