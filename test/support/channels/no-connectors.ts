import type { ConnectorFactory } from '../../../main/app/ports/channel.ts'
import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/domain/channel.ts'

/** No kind of channel has a connection; spread it and name those that have one. */
export const NO_CONNECTORS = Object.fromEntries(CHANNEL_KINDS.map((kind) => [kind, null])) as Record<
  ChannelKind,
  ConnectorFactory | null
>
