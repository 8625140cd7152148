import { SERVICE_LEVELS } from '../../../shared/domain/carrier.ts'
import { twoLetterCountry } from '../../../shared/domain/country-codes.ts'
import { TERRITORY_BY_CODE } from '../../../shared/domain/postal/territory.ts'
import { nameOfTerritory } from '../../../shared/domain/postal/territory-message.ts'
import { PRODUCT_FLAGS } from '../../../shared/domain/product.ts'
import { DELIVERIES, shippingMethodKey } from '../../../shared/domain/shipping-method.ts'
import type { ScreenLanguage } from '../../../shared/lib/language.ts'
import { regionText } from '../../../shared/messages/country-text.ts'
import { say } from '../../../shared/messages/say.ts'
import type { Naming } from '../../../shared/rules/catalogue/field.ts'
import { useChannels, useNames, useSites } from '../../lib/catalog.ts'
import type { Client } from '../../lib/connection.ts'
import { useMessages, useScreenLanguage } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'

export interface RuleChoice {
  readonly id: string
  readonly label: string
  /** Shown beside it: a code. */
  readonly hint?: string
}

export interface RuleChoices {
  readonly sites: readonly RuleChoice[]
  readonly channels: readonly RuleChoice[]
  /** 'carrier' for all of its services, 'carrier/service' for one. */
  readonly services: readonly RuleChoice[]
  readonly carriers: readonly RuleChoice[]
  /** What a text of a condition can be; null = it must be typed. */
  namesOf(naming: Naming): readonly RuleChoice[] | null
}

const CARRIERS = ['carriers'] as const
const CHANNELS = ['channels'] as const

/** What this workspace has to choose from in a rule. */
export function useRuleChoices(): RuleChoices {
  const texts = useMessages('ruleEditor').editor
  const words = useMessages('words')
  const language = useScreenLanguage()
  const names = useNames()
  const sites = (useSites() ?? []).map(({ id, name }) => ({ id, label: name }))
  const channels = (useChannels() ?? []).map(({ channel }) => ({ id: channel.id, label: channel.name }))
  const rows = useLive(CARRIERS, (client) => client.carriers.list({})).data ?? []
  const carriers = rows.map(({ carrierId }) => ({ id: carrierId, label: names.carrier(carrierId) }))
  const services = rows.flatMap(({ carrierId, services: own }) => [
    { id: carrierId, label: `${names.carrier(carrierId)} (${texts.all})` },
    ...own.map(({ service }) => ({
      id: `${carrierId}/${service.serviceId}`,
      label: names.service(carrierId, service.serviceId),
    })),
  ])
  const methods = useLive(CHANNELS, chosenMethods).data ?? []
  return {
    sites,
    channels,
    services,
    carriers,
    namesOf(naming) {
      switch (naming) {
        case 'site':
          return sites
        case 'channel':
          return channels
        case 'service-level':
          return SERVICE_LEVELS.map((id) => ({ id, label: words.serviceLevels[id] }))
        case 'delivery':
          return DELIVERIES.map((id) => ({ id, label: texts.deliveries[id] }))
        case 'shipping-method':
          return methods
        case 'flag':
          return PRODUCT_FLAGS.map((id) => ({ id, label: texts.flags[id] }))
        case 'territory':
          return [...TERRITORY_BY_CODE.keys()]
            .map((id) => ({ id, label: say(language, nameOfTerritory(id)) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, language))
        case 'country':
          return countries(language)
        case 'currency':
          return currencies(language)
        case 'tier':
        case 'tag':
        case 'sku':
        case 'category':
        case 'postcode':
          return null
      }
    },
  }
}

const countryLists = new Map<ScreenLanguage, readonly RuleChoice[]>()

/** By name, with their codes. */
function countries(language: ScreenLanguage): readonly RuleChoice[] {
  const known = countryLists.get(language)
  if (known !== undefined) return known
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const list = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => twoLetterCountry(code) === code)
    .map((id) => ({ id, label: regionText(id, language), hint: id }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language))
  countryLists.set(language, list)
  return list
}

function currencies(language: ScreenLanguage): readonly RuleChoice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((id) => ({ id, label: id, hint: names.of(id) ?? '' }))
}

/** Shipping methods that any channel was seen to use, each once. */
async function chosenMethods(client: Client): Promise<RuleChoice[]> {
  const rows = await client.channels.list({})
  const seen = await Promise.all(
    rows.map(({ channel }) => client.channels.methods({ channelId: channel.id })),
  )
  const named = seen.flat().filter(({ name }) => name !== '')
  return [...new Map(named.map(({ name }) => [shippingMethodKey(name), name]))]
    .map(([id, label]) => ({ id, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
}
