import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'

/** What a shipping method means, in a line: 'Home delivery, express, by Chronopost'. */
export function useTargetWords(): (target: MethodTarget) => string {
  const texts = useMessages('channelMethods')
  const names = useNames()
  const withService = (said: string, key: string | null): string => {
    if (key === null) return said
    const [carrierId = '', serviceId] = key.split('/')
    const service = serviceId === undefined ? names.carrier(carrierId) : names.service(carrierId, serviceId)
    return texts.by({ said, service })
  }
  return (target) => {
    switch (target.delivery) {
      case 'home':
        return withService(texts.ways[target.level], target.service)
      case 'relay':
        return withService(target.isPointOptional ? texts.relayAny : texts.ways.relay, target.service)
      case 'collect':
        return target.siteId === null
          ? texts.ways.collect
          : texts.collectAt({ site: names.site(target.siteId) })
    }
  }
}
