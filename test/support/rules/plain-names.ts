import type { RuleNames } from '../../../shared/rules/sentence/names.ts'

/** Every id is its own name. */
export const PLAIN_NAMES: RuleNames = {
  site: (siteId) => siteId,
  channel: (channelId) => channelId,
  carrier: (carrierId) => carrierId,
  service: (carrierId, serviceId) => `${carrierId} ${serviceId}`,
  currency: 'EUR',
  timeZone: 'UTC',
}
