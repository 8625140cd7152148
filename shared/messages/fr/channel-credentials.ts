import type { Translation } from '../definition.ts'
import type { channelCredentials as en } from '../en/channel-credentials.ts'

export const channelCredentials: Translation<typeof en> = {
  clientId: 'Identifiant client',
  clientSecret: 'Secret client',
  accessToken: 'Jeton d’accès (anciennes applications)',
  stockLocation: 'Emplacement du stock',
  consumerKey: 'Clé client',
  consumerSecret: 'Secret client',
  webserviceKey: 'Clé du webservice',
  shopKey: 'Clé d’API de la boutique',
  shopId: 'Numéro de boutique, si plusieurs',
  apiKey: 'Clé d’API',
  username: 'Administrateur, sans clé d’API',
  password: 'Mot de passe de l’administrateur',
  channelToken: 'Jeton du canal, si plusieurs',
  appClientId: 'Identifiant client de l’application (LWA)',
  appClientSecret: 'Secret client de l’application (LWA)',
  refreshToken: 'Jeton d’actualisation du vendeur',
  sellerId: 'Identifiant du vendeur',
  marketplaceId: 'Identifiant de la place de marché, par exemple A13V1IB3VIYZZH',
}
