import type { Translation } from '../definition.ts'
import type { carrierFields as en } from '../en/carrier-fields.ts'

export const carrierFields: Translation<typeof en> = {
  apiKey: 'Clé d’API',
  contractNumber: 'Numéro de contrat',
  password: 'Mot de passe',
  login: 'Identifiant',
  customerId: 'Numéro de client',
  brandId: 'Code enseigne, pour les points de retrait et le suivi',
  privateKey: 'Clé privée, pour les points de retrait et le suivi',
  trackingKey: 'Clé de suivi de La Poste (Okapi)',
  subAccount: 'Sous-compte',
  businessUnit: 'Code de l’unité commerciale',
  sendingDepot: 'Dépôt d’expédition (7 chiffres), si DPD le demande',
  clientId: 'Identifiant client',
  clientSecret: 'Secret client',
  contactId: 'Identifiant de contact',
  originCountry: 'Pays de départ des colis, comme FR',
  originPostcode: 'Code postal de départ des colis',
  publicKey: 'Clé publique',
  secretKey: 'Clé secrète',
  returnProduct: 'Option d’expédition pour les retours, par exemple colissimo:return',
  receiverId: 'Destinataire des retours (receiverId dans le portail)',
  billingNumber: 'Numéro de facturation (14 chiffres)',
  accountNumber: 'Numéro de compte',
  folder: 'Dossier des étiquettes',
}
