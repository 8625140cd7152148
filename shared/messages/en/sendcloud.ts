import type { Definitions } from '../definition.ts'

export const sendcloud = {
  pending: 'Sendcloud has the parcel, but its carrier has not answered yet',
  cancelledThere: 'The shipment was cancelled on Sendcloud’s site',
  cancellationAsked:
    'Sendcloud has asked the carrier to cancel the label; the carrier has not confirmed it yet',
  returnThere: 'Sendcloud has a return under this reference already',
  returnWithoutId:
    'Sendcloud does not say the number of this return, which was found again among all: cancel it on their site.',
  tooManyReturns:
    'Sendcloud has too many returns of these weeks to find this one among them. Look for it on their site.',
} as const satisfies Definitions
