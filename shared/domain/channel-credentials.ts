import type { channelCredentials as en } from '../messages/en/channel-credentials.ts'
import type { ChannelKind } from './channel.ts'

type CredentialLabel = keyof typeof en

/** One field of what a channel asks for, as a form shows it and the secret store keeps it under `name`. */
export interface CredentialField {
  readonly name: string
  /** Shown as dots, never shown again once stored. */
  readonly secret: boolean
  readonly label: CredentialLabel
  readonly optional: boolean
}

export interface ChannelCredentials {
  readonly kind: ChannelKind
  readonly fields: readonly CredentialField[]
}

/** What each kind of channel is opened with; the connectors read these names. */
export const CHANNEL_CREDENTIALS: readonly ChannelCredentials[] = [
  {
    kind: 'shopify',
    fields: [
      field('clientId', 'clientId', { secret: false, optional: true }),
      field('clientSecret', 'clientSecret', { optional: true }),
      field('accessToken', 'accessToken', {
        optional: true,
      }),
      field('location', 'stockLocation', { secret: false, optional: true }),
    ],
  },
  {
    kind: 'woocommerce',
    fields: [field('consumerKey', 'consumerKey'), field('consumerSecret', 'consumerSecret')],
  },
  { kind: 'prestashop', fields: [field('webserviceKey', 'webserviceKey')] },
  {
    kind: 'mirakl',
    fields: [
      field('shopKey', 'shopKey'),
      field('shopId', 'shopId', {
        secret: false,
        optional: true,
      }),
    ],
  },
  {
    kind: 'vendure',
    fields: [
      field('apiKey', 'apiKey', { optional: true }),
      field('username', 'username', {
        secret: false,
        optional: true,
      }),
      field('password', 'password', {
        optional: true,
      }),
      field('channelToken', 'channelToken', {
        optional: true,
      }),
      field('location', 'stockLocation', { secret: false, optional: true }),
    ],
  },
  {
    kind: 'amazon',
    fields: [
      field('clientId', 'appClientId', {
        secret: false,
      }),
      field('clientSecret', 'appClientSecret'),
      field('refreshToken', 'refreshToken'),
      field('sellerId', 'sellerId', { secret: false }),
      field('marketplaceId', 'marketplaceId', {
        secret: false,
      }),
    ],
  },
  { kind: 'csv', fields: [] },
]

function field(
  name: string,
  label: CredentialLabel,
  over: { readonly secret?: boolean; readonly optional?: boolean } = {},
): CredentialField {
  return { name, secret: over.secret ?? true, label, optional: over.optional ?? false }
}
