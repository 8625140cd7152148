import type { Definitions } from '../definition.ts'

export const carrierFields = {
  apiKey: 'API key',
  contractNumber: 'Contract number',
  password: 'Password',
  login: 'Login',
  customerId: 'Customer number',
  brandId: 'Brand code, for pick-up points and tracking',
  privateKey: 'Private key, for pick-up points and tracking',
  trackingKey: 'La Poste’s tracking key (Okapi)',
  subAccount: 'Sub-account',
  businessUnit: 'Business unit code',
  sendingDepot: 'Sending depot (7 digits), where DPD asks for it',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  contactId: 'Contact ID',
  publicKey: 'Public key',
  secretKey: 'Secret key',
  billingNumber: 'Billing number (14 digits)',
  accountNumber: 'Account number',
  folder: 'Folder of label files',
} as const satisfies Definitions
