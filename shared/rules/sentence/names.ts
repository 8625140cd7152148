/** How the workspace's own things are called in sentences. An id that no longer exists is given back as it is. */
export interface RuleNames {
  site(siteId: string): string
  channel(channelId: string): string
  carrier(carrierId: string): string
  service(carrierId: string, serviceId: string): string
  /** ISO 4217, for amounts. */
  readonly currency: string
  /** The merchant's IANA zone, for the dates between which a rule is in force. */
  readonly timeZone: string
}
