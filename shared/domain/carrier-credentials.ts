import type { CarrierKind } from './carrier-account.ts'

/**
 * One field of what a carrier asks for: secret ones are kept by the secret store under `name` and never shown again,
 * others in `CarrierAccount.settings`. Its label is the message `carrierFields.<name>`.
 */
export interface CarrierField {
  readonly name: string
  readonly secret: boolean
  readonly optional: boolean
}

const open = (name: string): CarrierField => ({ name, secret: false, optional: false })
const secret = (name: string): CarrierField => ({ name, secret: true, optional: false })
const optional = (field: CarrierField): CarrierField => ({ ...field, optional: true })

/** What each kind of account is opened with; the connectors read these names. */
export const CARRIER_CREDENTIALS: Readonly<Record<CarrierKind, readonly CarrierField[]>> = {
  'own-range': [],
  colissimo: [
    optional(secret('apiKey')),
    optional(open('contractNumber')),
    optional(secret('password')),
    optional(secret('trackingKey')),
  ],
  'mondial-relay': [
    open('login'),
    secret('password'),
    open('customerId'),
    optional(open('brandId')),
    optional(secret('privateKey')),
  ],
  chronopost: [open('contractNumber'), secret('password'), optional(open('subAccount'))],
  dpd: [
    open('businessUnit'),
    optional(open('login')),
    optional(secret('password')),
    optional(open('clientId')),
    optional(secret('clientSecret')),
    open('customerId'),
    optional(open('sendingDepot')),
  ],
  gls: [
    open('clientId'),
    secret('clientSecret'),
    open('contactId'),
    optional(open('originCountry')),
    optional(open('originPostcode')),
  ],
  sendcloud: [open('publicKey'), secret('secretKey'), optional(open('returnProduct'))],
  easypost: [secret('apiKey')],
  'dhl-parcel-de': [
    open('clientId'),
    secret('clientSecret'),
    open('login'),
    secret('password'),
    open('billingNumber'),
    optional(open('receiverId')),
  ],
  ups: [open('clientId'), secret('clientSecret'), open('accountNumber')],
  'label-files': [open('folder')],
}
