import { SERVICE_LEVELS } from '../../../shared/domain/carrier.ts'
import { TERRITORY_BY_CODE } from '../../../shared/domain/postal/territory.ts'
import { nameOfTerritory } from '../../../shared/domain/postal/territory-message.ts'
import { PRODUCT_FLAGS } from '../../../shared/domain/product.ts'
import { DELIVERIES, shippingMethodKey } from '../../../shared/domain/shipping-method.ts'
import { say } from '../../../shared/messages/say.ts'
import type { Naming } from '../../../shared/rules/catalogue/field.ts'
import { useChannels, useNames, useSites } from '../../lib/catalog.ts'
import type { Client } from '../../lib/connection.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'

export interface RuleChoice {
  readonly id: string
  readonly label: string
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
  const language = useLanguage()
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
        case 'currency':
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
