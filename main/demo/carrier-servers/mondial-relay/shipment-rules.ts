import { nodeIn, type SoapNode, textIn } from '../soap.ts'

/** A status of API 2: its code, level and words. */
export interface Status {
  readonly code: string
  readonly level: 'Success' | 'Warning' | 'Error' | 'Critical Error'
  readonly said: string
}

/** What elements hold at most, in the letters that labels have. */
const TEXTS: Readonly<Record<string, RegExp>> = {
  Streetname: /^[0-9A-Z _\-'.,/]{1,40}$/,
  HouseNo: /^[0-9A-Z _\-'.,/]{0,10}$/,
  AddressAdd1: /^[0-9A-Z _\-'.,/]{0,30}$/,
  AddressAdd2: /^[0-9A-Z _\-'.,/]{0,30}$/,
  AddressAdd3: /^[0-9A-Z _\-'.,/]{0,30}$/,
  City: /^[0-9A-Z _\-'.,/]{2,30}$/,
  CountryCode: /^[A-Z]{2}$/,
  PhoneNo: /^(\+\d{6,14})?$/,
  MobileNo: /^(\+\d{6,14})?$/,
  Email: /^(\S+@\S+){0,1}$/,
}

/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '75999'

/** What is wrong with a shipment by the rules of API 2; null = nothing. */
export function shipmentError(shipment: SoapNode, isOpenPoint: (id: string) => boolean): Status | null {
  const error = (code: string, said: string): Status => ({ code, level: 'Error', said })
  if (!/^[0-9A-Z_-]{0,15}$/.test(textIn(shipment, 'OrderNo'))) return error('10018', 'Invalid order number')
  const mode = textIn(nodeIn(shipment, 'DeliveryMode'), '@Mode')
  const location = textIn(nodeIn(shipment, 'DeliveryMode'), '@Location')
  if (!['24R', '24L', 'HOM', 'XOH', 'LCC'].includes(mode)) return error('10009', 'Invalid delivery mode')
  const parcel = nodeIn(nodeIn(shipment, 'Parcels'), 'Parcel')
  if (!/^[0-9A-Z _\-'.,/]{0,40}$/.test(textIn(parcel, 'Content')))
    return error('10022', 'Invalid parcel content')
  const weight = Number(textIn(nodeIn(parcel, 'Weight'), '@Value'))
  if (!(weight >= 10 && weight <= 30_000)) return error('10025', 'Invalid parcel weight')
  for (const who of ['Sender', 'Recipient']) {
    const address = nodeIn(nodeIn(shipment, who), 'Address')
    const name = ['Title', 'Firstname', 'Lastname']
      .map((part) => textIn(address, part))
      .join(' ')
      .trim()
    if (!/^[0-9A-Z _\-'.,/]{2,32}$/.test(name)) return error('10040', `${who}: invalid name`)
    for (const [element, pattern] of Object.entries(TEXTS))
      if (!pattern.test(textIn(address, element))) return error('10043', `${who}: invalid ${element}`)
    const postcode = textIn(address, 'PostCode')
    if (textIn(address, 'CountryCode') === 'FR' && !/^\d{5}$/.test(postcode))
      return error('10044', `${who}: invalid zip code`)
    if (postcode === UNKNOWN_POSTCODE) return error('10044', `${who}: unknown zip code`)
  }
  const to = nodeIn(nodeIn(shipment, 'Recipient'), 'Address')
  if (mode.startsWith('24')) {
    if (!/^[A-Z]{2}-\d{6}$/.test(location)) return error('10071', 'Delivery point not valid')
    if (!isOpenPoint(location)) return error('10073', 'Delivery point not available')
  }
  if (['HOM', 'XOH'].includes(mode) && textIn(to, 'PhoneNo') === '' && textIn(to, 'MobileNo') === '')
    return error('10085', 'Recipient phone number is missing')
  if (!['FR', 'BE', 'ES', 'LU', 'NL', 'PT', 'PL', 'IT', 'DE', 'AT'].includes(textIn(to, 'CountryCode')))
    return error('10056', 'No delivery route for this destination')
  return null
}
