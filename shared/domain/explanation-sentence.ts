import { type Language, locale, plural, type Translated } from '../lib/language.ts'
import { message } from '../messages/message.ts'
import { moneyText } from '../messages/money-text.ts'
import { say } from '../messages/say.ts'
import type { LateReason } from './departure.ts'
import { type Names, oneParcelText } from './exception-sentence.ts'
import type { Explanation, ServiceCandidate, SiteCandidate } from './explanation.ts'
import { oneParcelOf } from './one-parcel.ts'

/** An explanation as sentences, the most telling first. Pure. */
export function explanationSentences(explanation: Explanation, language: Language, names: Names): string[] {
  const texts = new ExplanationTexts(language, names)
  return [
    texts.chosen(explanation),
    ...texts.postcodeRead(explanation),
    ...texts.closedDays(explanation),
    ...explanation.sites.filter((one) => one.refusal !== null).map((one) => texts.siteRefused(one)),
    ...explanation.services.map((one) => texts.service(one)),
    ...texts.departures(explanation),
    ...texts.oneParcel(explanation),
    ...texts.secondBest(explanation),
    ...explanation.rules.filter((rule) => rule.matched).map((rule) => texts.ruleMatched(rule.ruleName)),
    texts.priority(explanation),
    texts.search(explanation),
  ]
}

type SiteRefusal = NonNullable<SiteCandidate['refusal']>['reason']
type ServiceRefusal = NonNullable<ServiceCandidate['refusal']>['reason']

/** What speaks against a site, after its name. */
export const SITE_REFUSED: Translated<Readonly<Record<SiteRefusal, string>>> = {
  en: {
    'no-stock': 'has none of the goods',
    'partial-stock': 'has only part of the goods',
    'excluded-by-rule': 'is excluded by a rule',
    outage: 'is out of order',
    'at-capacity': 'is saturated and gives way',
    'no-service': 'has no service that takes the parcel',
    'too-late': 'would deliver too late',
    costlier: 'costs more',
    'lower-preference': 'is less preferred',
    'refused-by-site': 'refused the order',
    'not-chosen-by-person': 'was not the site a person chose',
    'no-collection': 'is no site where customers collect',
    'not-where-collected': 'is not where the customer collects it',
  },
  fr: {
    'no-stock': 'n’a aucun des articles',
    'partial-stock': 'n’a qu’une partie des articles',
    'excluded-by-rule': 'est exclu par une règle',
    outage: 'est hors service',
    'at-capacity': 'est saturé et laisse la place',
    'no-service': 'n’a aucun service qui accepte le colis',
    'too-late': 'livrerait trop tard',
    costlier: 'coûte plus cher',
    'lower-preference': 'est moins prioritaire',
    'refused-by-site': 'a refusé la commande',
    'not-chosen-by-person': 'n’est pas le site qu’une personne a choisi',
    'no-collection': 'n’est pas un site de retrait',
    'not-where-collected': 'n’est pas le lieu de retrait du client',
  },
}

/** What speaks against a service, on its own. */
export const SERVICE_REFUSED: Translated<Readonly<Record<ServiceRefusal, string>>> = {
  en: {
    'excluded-by-rule': 'excluded by a rule',
    'not-chosen-by-rule': 'a rule wants another one',
    'wrong-level': 'another service level',
    'no-rate': 'no rate to this address',
    'too-heavy': 'the parcel is too heavy',
    'too-long': 'the parcel is too long',
    'excluded-flag': 'does not take this kind of product',
    suspended: 'suspended',
    'daily-cap': 'its daily limit is reached',
    'too-late': 'would deliver too late',
    costlier: 'costs more',
    'lower-preference': 'less preferred',
    'not-chosen-by-person': 'a person chose another one',
    'not-chosen-by-method': 'the shipping method stands for another one',
  },
  fr: {
    'excluded-by-rule': 'exclu par une règle',
    'not-chosen-by-rule': 'une règle en veut un autre',
    'wrong-level': 'autre niveau de service',
    'no-rate': 'pas de tarif vers cette adresse',
    'too-heavy': 'colis trop lourd',
    'too-long': 'colis trop long',
    'excluded-flag': 'ne prend pas ce type d’article',
    suspended: 'suspendu',
    'daily-cap': 'plafond du jour atteint',
    'too-late': 'livrerait trop tard',
    costlier: 'coûte plus cher',
    'lower-preference': 'moins prioritaire',
    'not-chosen-by-person': 'une personne en a choisi un autre',
    'not-chosen-by-method': 'le mode de livraison en désigne un autre',
  },
}

/** What makes up the priority. */
export const PRIORITY_FACTOR_NAMES: Translated<Readonly<Record<string, string>>> = {
  en: {
    express: 'express',
    tier: 'customer tier',
    deadline: 'deadline',
    channel: 'channel',
    value: 'value',
    age: 'age',
    rule: 'rules',
  },
  fr: {
    express: 'express',
    tier: 'statut du client',
    deadline: 'échéance',
    channel: 'canal',
    value: 'valeur',
    age: 'ancienneté',
    rule: 'règles',
  },
}

/** The words of `orderWhy.leaves`. */
const KEPT_BY = {
  capacity: 'capacity',
  'carrier-cap': 'cap',
  'carrier-away': 'away',
  'cut-off': 'late',
  'closed-day': 'closed',
} as const satisfies Record<LateReason, string>

class ExplanationTexts {
  readonly #language: Language
  readonly #names: Names
  readonly #list: Intl.ListFormat

  constructor(language: Language, names: Names) {
    this.#language = language
    this.#names = names
    this.#list = new Intl.ListFormat(locale(language), { type: 'conjunction' })
  }

  chosen({ sites, isCollected }: Explanation): string {
    const chosen = sites.find((one) => one.refusal === null)
    if (isCollected) return this.#collected(chosen)
    if (chosen === undefined)
      return this.#say('No site can ship this order.', 'Aucun site ne peut expédier cette commande.')
    const from = this.#siteNames(chosen)
    const cost = chosen.totalCents === null ? '' : `, ${this.#cents(chosen.totalCents)}`
    const arrival = chosen.deliverTo === null ? '' : this.#arrival(chosen.deliverTo)
    return this.#say(`Ships from ${from}${cost}${arrival}.`, `Part de ${from}${cost}${arrival}.`)
  }

  postcodeRead({ postcodeRead }: Explanation): string[] {
    if (postcodeRead === undefined) return []
    return [`${say(this.#language, message('address.postcodeRead', postcodeRead))}.`]
  }

  #collected(chosen: SiteCandidate | undefined): string {
    if (chosen === undefined)
      return this.#say(
        'The customer collects it, and no site can prepare it.',
        'Le client la retire sur place, et aucun site ne peut la préparer.',
      )
    const site = this.#siteNames(chosen)
    const day = chosen.deliverTo === null ? '' : this.#day(chosen.deliverTo)
    return this.#say(
      `The customer collects it at ${site}, ready on ${day}; no carrier takes it.`,
      `Le client la retire à ${site}, prête le ${day} ; aucun transporteur ne la prend.`,
    )
  }

  closedDays({ closedDays }: Explanation): string[] {
    return closedDays.map(({ date: day, name: holiday, siteId }) => {
      const text =
        siteId === null
          ? message('holidays.nothingDelivered', { day, holiday })
          : message('holidays.nothingShipped', { site: this.#names.site(siteId), day, holiday })
      return `${say(this.#language, text)}.`
    })
  }

  siteRefused(candidate: SiteCandidate): string {
    const reason = candidate.refusal?.reason ?? 'costlier'
    const cost = candidate.totalCents === null ? '' : ` (${this.#cents(candidate.totalCents)})`
    return `${this.#siteNames(candidate)} ${SITE_REFUSED[this.#language][reason]}${cost}.`
  }

  service(candidate: ServiceCandidate): string {
    const name = `${this.#names.carrier(candidate.carrierId)} ${candidate.serviceId}`
    const cost = candidate.shippingCents === null ? '' : `, ${this.#cents(candidate.shippingCents)}`
    const arrival = candidate.deliverTo === null ? '' : this.#arrival(candidate.deliverTo)
    const from = this.#names.site(candidate.siteId)
    if (candidate.refusal === null) {
      return this.#say(
        `From ${from} with ${name}${cost}${arrival}.`,
        `De ${from} avec ${name}${cost}${arrival}.`,
      )
    }
    const reason = SERVICE_REFUSED[this.#language][candidate.refusal.reason]
    return this.#say(
      `Not ${name} from ${from}: ${reason}${cost}.`,
      `Pas ${name} de ${from} : ${reason}${cost}.`,
    )
  }

  departures({ departures = [] }: Explanation): string[] {
    return departures.map(({ siteId, cutoff, shipOn, reason, timeZone }) => {
      const args = {
        site: this.#names.site(siteId),
        cutoff,
        day: shipOn,
        reason: reason === null ? ('none' as const) : KEPT_BY[reason],
      }
      return `${say(this.#language, message('orderWhy.leaves', args), { timeZone })}.`
    })
  }

  /** Of a split: what one parcel would have been. */
  oneParcel({ sites }: Explanation): string[] {
    const chosen = sites.find(({ refusal }) => refusal === null)
    if (chosen === undefined || chosen.siteIds.length < 2) return []
    const text = oneParcelText(oneParcelOf(sites), this.#names, this.#language)
    return [`${text.charAt(0).toUpperCase()}${text.slice(1)}.`]
  }

  secondBest({ secondBestExtraCents }: Explanation): string[] {
    if (secondBestExtraCents === null) return []
    const extra = this.#cents(Math.abs(secondBestExtraCents))
    if (secondBestExtraCents < 0)
      return [
        this.#say(
          `The next best way would have cost ${extra} less, but counts more (further parcels, scarce stock).`,
          `La possibilité suivante aurait coûté ${extra} de moins, mais pèse davantage (colis supplémentaires, stock rare).`,
        ),
      ]
    return [
      this.#say(
        `The next best site would have cost ${extra} more.`,
        `Le site suivant aurait coûté ${extra} de plus.`,
      ),
    ]
  }

  ruleMatched(name: string): string {
    return this.#say(`Rule “${name}” applied.`, `La règle « ${name} » s’applique.`)
  }

  priority({ priority }: Explanation): string {
    const parts = priority.parts.map(
      ({ factor, points }) =>
        `${PRIORITY_FACTOR_NAMES[this.#language][factor] ?? factor} ${points > 0 ? '+' : ''}${points}`,
    )
    const points = plural(this.#language, priority.score, '# point', '# points')
    const why = parts.length === 0 ? '' : ` (${parts.join(', ')})`
    return this.#say(`Priority: ${points}${why}.`, `Priorité : ${points}${why}.`)
  }

  search({ search, ruleSetVersion, isCollected }: Explanation): string {
    const rules = this.#say(`Rule set ${ruleSetVersion}.`, `Règles version ${ruleSetVersion}.`)
    if (isCollected) return rules
    if (search === 'exact') {
      return this.#say(`Proven best under these rules. ${rules}`, `Optimum prouvé avec ces règles. ${rules}`)
    }
    return this.#say(
      `Large order: a good way was searched, not proven best. ${rules}`,
      `Grande commande : bonne solution cherchée, optimum non prouvé. ${rules}`,
    )
  }

  #siteNames({ siteIds }: SiteCandidate): string {
    return this.#list.format(siteIds.map((id) => this.#names.site(id)))
  }

  #day(date: string): string {
    return new Intl.DateTimeFormat(locale(this.#language), {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${date}T00:00:00Z`))
  }

  #arrival(date: string): string {
    const day = this.#day(date)
    return this.#say(`, arrives by ${day}`, `, livré au plus tard ${day}`)
  }

  #cents(cents: number): string {
    return moneyText(cents, this.#names.currency, this.#language)
  }

  #say(en: string, fr: string): string {
    return this.#language === 'fr' ? fr : en
  }
}
