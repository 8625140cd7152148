import type { Definitions } from '../definition.ts'

/** What channels are opened with. */
export const channelCredentials = {
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  accessToken: 'Access token (older apps)',
  stockLocation: 'Location for stock',
  consumerKey: 'Consumer key',
  consumerSecret: 'Consumer secret',
  webserviceKey: 'Webservice key',
  shopKey: 'API key of the shop',
  shopId: 'Shop number, with several shops',
  apiKey: 'API key',
  username: 'Administrator, without an API key',
  password: 'Password of the administrator',
  channelToken: 'Channel token, with several channels',
  appClientId: 'Client ID of the app (LWA)',
  appClientSecret: 'Client secret of the app (LWA)',
  refreshToken: 'Refresh token of the seller',
  sellerId: 'Seller ID',
  marketplaceId: 'Marketplace ID, such as A13V1IB3VIYZZH',
} as const satisfies Definitions
