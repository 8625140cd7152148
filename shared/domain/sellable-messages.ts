import type { Message } from '../messages/definition.ts'
import { message, plainMessage } from '../messages/message.ts'
import type { Names } from './names.ts'
import type { OrderKind, OrderPlace, RuleMention, SellableSum, SiteBar, SiteSum } from './sellable.ts'

/** One term of a sum: what comes off, or what is left. */
export interface SumTerm {
  readonly units: number
  readonly message: Message
}

/** What comes off, in order; what is told is not among them. */
export function sumTerms(sum: SellableSum, { site }: Pick<Names, 'site'>): SumTerm[] {
  const { sites, keptOverAll, wanted, buffer, rest } = sum
  const over = (pick: (one: SiteSum) => number): number => sites.reduce((all, one) => all + pick(one), 0)
  const reserved = over((one) => one.reserved)
  const safety = over((one) => one.safety)
  const terms: SumTerm[] = [
    { units: reserved, message: message('sellable.reserved', { units: reserved }) },
    { units: safety, message: message('sellable.safety', { units: safety }) },
    ...sites.flatMap((one) => {
      const at = { site: site(one.siteId) }
      return [
        { units: one.inDoubt, message: message('sellable.inDoubt', { units: one.inDoubt, ...at }) },
        { units: one.kept, message: message('sellable.kept', { units: one.kept, ...at }) },
        {
          units: one.setAside,
          message: message('sellable.setAside', {
            units: one.setAside,
            desktops: one.setAsideFor.map((name) => plainMessage(name)),
            ...at,
          }),
        },
        { units: one.barred, message: barMessage(one.bar, { units: one.barred, ...at }) },
      ]
    }),
    { units: keptOverAll, message: message('sellable.keptOverAll', { units: keptOverAll }) },
    { units: wanted, message: message('sellable.wanted', { units: wanted }) },
    { units: buffer, message: message('sellable.buffer', { units: buffer }) },
    { units: rest, message: message('sellable.rest', { units: rest }) },
  ]
  return terms.filter(({ units }) => units > 0)
}

export function toldMessage({ told, units }: Pick<SellableSum, 'told' | 'units'>): Message {
  return units === 1
    ? message('sellable.told', { units: told })
    : message('sellable.toldAsPacks', { units: told, articles: told / units, each: units })
}

/** Units that only some of the channel's orders can have. */
export function onlyForMessages(
  { sites }: SellableSum,
  kinds: readonly OrderKind[],
  { site }: Pick<Names, 'site'>,
): Message[] {
  return sites.flatMap(({ siteId, told, onlyFor }) =>
    onlyFor === null || told === 0
      ? []
      : [
          message('sellable.onlyFor', {
            units: told,
            site: site(siteId),
            kinds: onlyFor.flatMap((at) => {
              const kind = kinds[at]
              return kind === undefined ? [] : [kindMessage(kind, site)]
            }),
          }),
        ],
  )
}

/** The sum in one sentence: '118 here: 20 reserved for other channels, 31 at Lyon barred …, 67 told'. */
export function sumMessage(sum: SellableSum, names: Pick<Names, 'site'>): Message {
  const terms = [...sumTerms(sum, names).map((term) => term.message), toldMessage(sum)]
  return message('sellable.sum', { here: sum.here, terms })
}

function barMessage(bar: SiteBar | null, at: { units: number; site: string }): Message {
  switch (bar?.kind) {
    case 'rule':
      return bar.rules.length === 0
        ? message('sellable.byNothing', at)
        : message('sellable.byRule', { ...at, rules: mentions(bar.rules) })
    case 'kept-by-rule':
      return message('sellable.keptByRule', { ...at, rules: mentions(bar.rules) })
    case 'service':
      return bar.rules.length === 0
        ? message('sellable.service', { ...at, why: message(`notChosen.brief.${bar.refusal}`) })
        : message('sellable.serviceByRule', { ...at, rules: mentions(bar.rules) })
    case 'collect':
      return message('sellable.collect', { ...at, why: message(`notChosen.brief.${bar.refusal}`) })
    case 'outage':
      return message('sellable.outage', at)
    case undefined:
      return message('sellable.byNothing', at)
  }
}

function mentions(rules: readonly RuleMention[]): Message[] {
  return rules.map(({ number, name }) => message('sellable.rule', { number, name }))
}

/** 'to France', 'collected at Lyon'. */
export function placeMessage(place: OrderPlace, { site }: Pick<Names, 'site'>): Message {
  if (place.kind === 'sent')
    return message('sellable.kinds.standard', {
      country: place.territory === '' ? place.country : place.territory,
    })
  return place.siteId === null
    ? message('sellable.kinds.collect')
    : message('sellable.kinds.collectAt', { site: site(place.siteId) })
}

function kindMessage({ country, territory, delivery, siteId }: OrderKind, site: Names['site']): Message {
  const to = { country: territory === '' ? country : territory }
  switch (delivery) {
    case 'collect':
      return siteId === null
        ? message('sellable.kinds.collect')
        : message('sellable.kinds.collectAt', { site: site(siteId) })
    case 'standard':
      return message('sellable.kinds.standard', to)
    case 'express':
      return message('sellable.kinds.express', to)
    case 'relay':
      return message('sellable.kinds.relay', to)
  }
}
