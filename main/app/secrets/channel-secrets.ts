import type { ChannelKind } from '../../../shared/domain/channel.ts'
import { CHANNEL_CREDENTIALS } from '../../../shared/domain/channel-credentials.ts'
import type { ChannelSecrets } from '../ports/channel.ts'

/** Of a channel's credentials those that are secret; a field that its kind does not know counts as one. */
export function secretValues(kind: ChannelKind, secrets: ChannelSecrets): string[] {
  const fields = CHANNEL_CREDENTIALS.find((one) => one.kind === kind)?.fields ?? []
  const open = new Set([...fields.filter(({ secret }) => !secret).map(({ name }) => name), ...OTHERS])
  return Object.entries(secrets).flatMap(([name, value]) => (open.has(name) ? [] : [value]))
}

/** Fields beside those of the form: an address of the demo's, the fingerprint of an accepted certificate. */
const OTHERS = ['tokenUrl', 'certificate']
