import type { ChannelKind } from './channel.ts'

/** One field of what a channel asks for, as a form shows it and the secret store keeps it under `name`. */
export interface CredentialField {
  readonly name: string
  /** Shown as dots, never shown again once stored. */
  readonly secret: boolean
  readonly label: { readonly en: string; readonly fr: string }
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
      field('clientId', 'Client ID', 'Identifiant client', { secret: false, optional: true }),
      field('clientSecret', 'Client secret', 'Secret client', { optional: true }),
      field('accessToken', 'Access token (older apps)', 'Jeton d’accès (anciennes applications)', {
        optional: true,
      }),
      field('location', 'Location for stock', 'Emplacement du stock', { secret: false, optional: true }),
    ],
  },
  {
    kind: 'woocommerce',
    fields: [
      field('consumerKey', 'Consumer key', 'Clé client'),
      field('consumerSecret', 'Consumer secret', 'Secret client'),
    ],
  },
  { kind: 'prestashop', fields: [field('webserviceKey', 'Webservice key', 'Clé du webservice')] },
  {
    kind: 'mirakl',
    fields: [
      field('shopKey', 'API key of the shop', 'Clé d’API de la boutique'),
      field('shopId', 'Shop number, with several shops', 'Numéro de boutique, si plusieurs', {
        secret: false,
        optional: true,
      }),
    ],
  },
  {
    kind: 'vendure',
    fields: [
      field('apiKey', 'API key', 'Clé d’API', { optional: true }),
      field('username', 'Administrator, without an API key', "Administrateur, sans clé d'API", {
        secret: false,
        optional: true,
      }),
      field('password', 'Password of the administrator', "Mot de passe de l'administrateur", {
        optional: true,
      }),
      field('channelToken', 'Channel token, with several channels', 'Jeton du canal, si plusieurs', {
        optional: true,
      }),
      field('location', 'Stock location', 'Emplacement du stock', { secret: false, optional: true }),
    ],
  },
  {
    kind: 'amazon',
    fields: [
      field('clientId', 'Client ID of the app (LWA)', "Identifiant client de l'application (LWA)", {
        secret: false,
      }),
      field('clientSecret', 'Client secret of the app (LWA)', "Secret client de l'application (LWA)"),
      field('refreshToken', 'Refresh token of the seller', 'Jeton de rafraîchissement du vendeur'),
      field('sellerId', 'Seller ID', 'Identifiant du vendeur', { secret: false }),
      field(
        'marketplaceId',
        'Marketplace ID, such as A13V1IB3VIYZZH',
        'Identifiant de la place de marché, par exemple A13V1IB3VIYZZH',
        {
          secret: false,
        },
      ),
    ],
  },
  { kind: 'csv', fields: [] },
]

function field(
  name: string,
  en: string,
  fr: string,
  over: { readonly secret?: boolean; readonly optional?: boolean } = {},
): CredentialField {
  return { name, secret: over.secret ?? true, label: { en, fr }, optional: over.optional ?? false }
}
