import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { Bilingual } from '../../../shared/contract/procedure.ts'
import { type CarrierService, carrierName } from '../../../shared/domain/carrier.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { REFUSAL_WORDS } from '../../../shared/domain/exception-sentence.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import { type Language, locale } from '../../../shared/lib/language.ts'
import { moneyText } from '../../../shared/messages/money-text.ts'
import type { Decision } from '../../engine/decision.ts'
import type { World } from '../../engine/world.ts'
import { type NameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { offer } from './catalogue.ts'
import { type NearestRate, nearestRate } from './nearest-rate.ts'
import type { OtherWay } from './other-ways.ts'

export function isOtherWay(code: ResolutionCode): code is OtherWay['code'] {
  return code === 'change-service' || code === 'change-site' || code === 'ship-by-hand'
}

/** "Send with Colissimo Express": "Ships from Lille (Colissimo), €7.20, arrives Wed 25 Nov; not the level ordered". */
export function offerWay({ code, choice, decision, service, why }: OtherWay, speech: NameLookup): Resolution {
  const effect = decisionEffect(decision, speech)
  if (code === 'ship-by-hand')
    return offer(code, byHandEffect(decision, speech), null, { choice, ...BY_HAND_LABEL })
  const name = service === null ? speech.names.site(choice) : serviceLabel(service)
  const label =
    code === 'change-site'
      ? { en: `Ship from ${name}`, fr: `Expédier de ${name}` }
      : { en: `Send with ${name}`, fr: `Envoyer avec ${name}` }
  const words = why === null ? undefined : REFUSAL_WORDS[why]
  const whole = words ? { en: `${effect.en}; ${words.en}`, fr: `${effect.fr} ; ${words.fr}` } : effect
  return offer(code, whole, null, { choice, label })
}

/** Why a kind of way out is closed, where that is worth saying. */
export async function withoutWay(
  code: OtherWay['code'],
  cause: ExceptionCause,
  { world }: { readonly world: () => Promise<Pick<World, 'services' | 'rates'>> },
  { names }: NameLookup,
): Promise<Resolution[]> {
  if (code === 'ship-by-hand') return [offer(code, null, NOT_ALL_AT_ONE_SITE)]
  if (code !== 'change-service' || cause.reason !== 'no-eligible-service') return []
  const nearest = nearestRate(await world(), cause, cause.chargeableG)
  const disabled =
    nearest === null ? noRateAtAll(cause.country) : nearestWords(nearest, cause, names.currency)
  return [offer(code, disabled, disabled)]
}

const BY_HAND_LABEL = { label: { en: 'Ship by hand', fr: 'Expédier à la main' } }

const NOT_ALL_AT_ONE_SITE: Bilingual = {
  en: 'No open site has all of it',
  fr: 'Aucun site ouvert n’a tout',
}

function noRateAtAll(country: string): Bilingual {
  return {
    en: `No carrier has a rate to ${country}: one can be imported under Carriers`,
    fr: `Aucun transporteur n’a de tarif vers ${country} : on peut en importer un sous Transporteurs`,
  }
}

type NoService = Extract<ExceptionCause, { reason: 'no-eligible-service' }>

/** "The nearest rate is Colissimo Domicile, €14.90 up to 30 kg: 34 kg is too heavy". */
function nearestWords(
  { service, priceCents, upToWeightG, postcodePrefix, why }: NearestRate,
  { main, chargeableG, country, postcode }: NoService,
  currency: string,
): Bilingual {
  const name = serviceLabel(service)
  const say = (language: Language): string => {
    const fr = language === 'fr'
    const rate = `${name}, ${moneyText(priceCents, currency, language)}`
    const upTo = fr
      ? `jusqu’à ${kilograms(upToWeightG, language)}`
      : `up to ${kilograms(upToWeightG, language)}`
    const refused = REFUSAL_WORDS[main]?.[language] ?? main
    const problem = {
      'too-heavy': fr
        ? `${kilograms(chargeableG, language)} est trop lourd`
        : `${kilograms(chargeableG, language)} is too heavy`,
      elsewhere: fr
        ? `seulement vers ${country} ${postcodePrefix}…, pas ${postcode}`
        : `only to ${country} ${postcodePrefix}…, not ${postcode}`,
      refused,
    }[why]
    return fr
      ? `Le tarif le plus proche : ${rate} ${upTo} ; ${problem}`
      : `The nearest rate: ${rate} ${upTo}; ${problem}`
  }
  return { en: say('en'), fr: say('fr') }
}

function kilograms(grams: number, language: Language): string {
  const format = { style: 'unit', unit: 'kilogram', maximumFractionDigits: 2 } as const
  return new Intl.NumberFormat(locale(language), format).format(grams / 1000)
}

function serviceLabel({ carrierId, name }: CarrierService): string {
  const carrier = carrierName(carrierId)
  return name.toLowerCase().startsWith(carrier.toLowerCase()) ? name : `${carrier} ${name}`
}

function byHandEffect({ fulfillments: [only] }: OtherWay['decision'], { names }: NameLookup): Bilingual {
  const site = names.site(only?.siteId ?? '')
  const day = (language: Language) => dayText(only?.promise.shipOn ?? '', language)
  return {
    en: `Leaves ${site} on ${day('en')} without a label of ours; carrier and tracking number are typed here or at the station`,
    fr: `Part de ${site} le ${day('fr')} sans étiquette d’ici ; transporteur et numéro de suivi sont saisis ici ou au poste`,
  }
}

/** "Ships from Lille (Colissimo), €7.20, arrives Wed 25 Nov"; or that it would still not work. */
export function decisionEffect(decision: Decision, speech: NameLookup): Bilingual {
  if (decision.kind !== 'allocated' && decision.kind !== 'partial') {
    const still = sentenceOf(decision.cause, speech)
    return { en: `As things are: ${still.en}`, fr: `En l’état : ${still.fr}` }
  }
  const { fulfillments } = decision
  const cents = fulfillments.reduce((sum, f) => sum + f.shippingCents + f.handlingCents, 0)
  const arrives =
    fulfillments
      .map(({ promise }) => promise.deliverTo)
      .toSorted()
      .at(-1) ?? ''
  const isByHand = fulfillments.some(({ carrierId }) => carrierId === BY_HAND)
  const say = (language: Language) => {
    const from = fulfillments.map(({ siteId, carrierId }) => {
      const carrier = carrierId === BY_HAND ? BY_HAND_WORDS[language] : speech.names.carrier(carrierId)
      return `${speech.names.site(siteId)} (${carrier})`
    })
    return {
      from: new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(from),
      cost: moneyText(cents, speech.names.currency, language),
      day: dayText(arrives, language),
    }
  }
  const en = say('en')
  const fr = say('fr')
  return {
    en: `Ships from ${en.from}, ${en.cost}${isByHand ? '' : `, arrives ${en.day}`}`,
    fr: `Part de ${fr.from}, ${fr.cost}${isByHand ? '' : `, arrive ${fr.day}`}`,
  }
}

const BY_HAND_WORDS: Readonly<Record<Language, string>> = { en: 'by hand', fr: 'à la main' }

function dayText(date: string, language: Language): string {
  if (date === '') return ''
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
}
