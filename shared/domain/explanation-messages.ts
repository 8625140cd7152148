import type { Message, Money } from '../messages/definition.ts'
import { knownMessage } from '../messages/known-message.ts'
import { message } from '../messages/message.ts'
import type { LateReason } from './departure.ts'
import type { Explanation, ServiceCandidate, SiteCandidate } from './explanation.ts'
import type { Names } from './names.ts'
import { oneParcelOf } from './one-parcel.ts'
import { oneParcelMessage } from './one-parcel-message.ts'

/** An explanation as sentences, the most telling first. Pure. */
export function explanationMessages(explanation: Explanation, names: Names): Message[] {
  return [
    chosenMessage(explanation, names),
    ...postcodeRead(explanation),
    ...closedDays(explanation, names),
    ...linesShared(explanation),
    ...explanation.sites.flatMap((site) => siteRefused(site, names)),
    ...explanation.services.map((service) => serviceMessage(service, names)),
    ...departures(explanation, names),
    ...oneParcel(explanation, names),
    ...nextBest(explanation, names),
    ...explanation.rules
      .filter(({ matched }) => matched)
      .map(({ ruleName }) => message('orderWhy.ruleApplied', { rule: ruleName })),
    priorityMessage(explanation),
    searchMessage(explanation),
  ]
}

/** The words of `orderWhy.leaves`. */
const KEPT_BY = {
  capacity: 'capacity',
  'carrier-cap': 'cap',
  'carrier-away': 'away',
  'cut-off': 'late',
  'closed-day': 'closed',
  'by-rule': 'rule',
  'by-person': 'person',
} as const satisfies Record<LateReason, string>

function chosenMessage({ sites, isCollected }: Explanation, names: Names): Message {
  const chosen = sites.find((one) => one.refusal === null)
  if (chosen === undefined) return message(isCollected ? 'orderWhy.noneCollected' : 'orderWhy.none')
  const shown = siteNames(chosen, names)
  if (isCollected) return message('orderWhy.collects', { sites: shown, day: chosen.deliverTo ?? '' })
  return message('orderWhy.ships', {
    how: [
      message('orderWhy.names', { names: shown }),
      ...amount(chosen.totalCents, names),
      ...arrival(chosen.deliverTo),
    ],
  })
}

function postcodeRead({ postcodeRead: read }: Explanation): Message[] {
  return read === undefined ? [] : [sentence(message('address.postcodeRead', read))]
}

function closedDays(explanation: Explanation, names: Names): Message[] {
  return explanation.closedDays.map(({ date: day, name: holiday, siteId }) =>
    sentence(
      siteId === null
        ? message('holidays.nothingDelivered', { day, holiday })
        : message('holidays.nothingShipped', { site: names.site(siteId), day, holiday }),
    ),
  )
}

function linesShared({ linesShared: why }: Explanation): Message[] {
  return why === undefined ? [] : [message('orderWhy.linesShared', { why })]
}

function siteRefused(candidate: SiteCandidate, names: Names): Message[] {
  if (candidate.refusal === null) return []
  const refused = {
    sites: siteNames(candidate, names),
    why: message(`notChosen.site.${candidate.refusal.reason}`, { count: candidate.siteIds.length }),
  }
  return candidate.totalCents === null
    ? [message('orderWhy.siteRefused', refused)]
    : [message('orderWhy.siteRefusedAt', { ...refused, cost: money(candidate.totalCents, names) })]
}

function serviceMessage(candidate: ServiceCandidate, names: Names): Message {
  const site = names.site(candidate.siteId)
  const service = `${names.carrier(candidate.carrierId)} ${candidate.serviceId}`
  const cost = amount(candidate.shippingCents, names)
  return candidate.refusal === null
    ? message('orderWhy.shipsWith', { site, how: [service, ...cost, ...arrival(candidate.deliverTo)] })
    : message('orderWhy.serviceRefused', {
        service,
        site,
        why: [message(`notChosen.service.${candidate.refusal.reason}`), ...cost],
      })
}

function departures({ departures: leaving = [] }: Explanation, names: Names): Message[] {
  return leaving.map(({ siteId, cutoff, shipOn, reason, timeZone }) =>
    sentence(
      message('orderWhy.leaves', {
        site: names.site(siteId),
        cutoff: { at: cutoff, timeZone },
        day: shipOn,
        reason: reason === null ? 'none' : KEPT_BY[reason],
      }),
    ),
  )
}

/** Of a split: what one parcel would have been. */
function oneParcel({ sites }: Explanation, names: Names): Message[] {
  const chosen = sites.find(({ refusal }) => refusal === null)
  if (chosen === undefined || chosen.siteIds.length < 2) return []
  return [sentence(oneParcelMessage(oneParcelOf(sites), names))]
}

function nextBest({ secondBestExtraCents }: Explanation, names: Names): Message[] {
  if (secondBestExtraCents === null) return []
  const extra = money(Math.abs(secondBestExtraCents), names)
  return [
    secondBestExtraCents < 0
      ? message('orderWhy.nextCheaper', { extra })
      : message('orderWhy.nextDearer', { extra }),
  ]
}

function priorityMessage({ priority: { score, parts } }: Explanation): Message {
  if (parts.length === 0) return message('orderWhy.priority', { score })
  return message('orderWhy.priorityOf', {
    score,
    parts: parts.map(({ factor, points }) =>
      message('orderWhy.part', {
        factor: knownMessage('orderWhy.factor', factor),
        sign: points > 0 ? 'plus' : 'none',
        points,
      }),
    ),
  })
}

function searchMessage({ search, ruleSetVersion: version, isCollected }: Explanation): Message {
  if (isCollected) return message('orderWhy.ruleSet', { version })
  return message(search === 'exact' ? 'orderWhy.proven' : 'orderWhy.searched', { version })
}

/** With a capital and a full stop. */
function sentence(said: Message): Message {
  return message('orderWhy.sentence', { said })
}

function siteNames({ siteIds }: SiteCandidate, names: Names): string[] {
  return siteIds.map((id) => names.site(id))
}

function money(cents: number, { currency }: Names): Money {
  return { amount: cents, currency }
}

function amount(cents: number | null, names: Names): Message[] {
  return cents === null ? [] : [message('orderWhy.amount', { amount: money(cents, names) })]
}

function arrival(day: string | null): Message[] {
  return day === null ? [] : [message('orderWhy.arrivesBy', { day })]
}
