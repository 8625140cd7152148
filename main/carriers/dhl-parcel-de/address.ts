import { threeLetterCountry } from '../../../shared/domain/country-codes.ts'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters, linesOf } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { filled } from '../protocol/filled.ts'
import { internationalPhone } from '../protocol/phone.ts'
import { lettersFault, sentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './carrier.ts'

/** Names, and lines that complete the street. */
const NAMES = 3

/** Where a parcel comes from: DHL takes no telephone number there. */
export function shipperAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const { names, street } = namesAndStreet(address)
  return filled({
    name1: names[0] ?? '',
    name2: names[1] ?? '',
    name3: names[2] ?? '',
    addressStreet: street,
    postalCode: sentText(address.postcode),
    city: sentText(address.city),
    country: threeLetterCountry(carrierCountry(address)) ?? '',
    email: emailOf(address),
  })
}

/** Where a parcel goes to; house numbers stay in the street. */
export function consigneeAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const phone = internationalPhone(address.phone ?? '', carrierCountry(address)) ?? ''
  return filled({ ...shipperAddress(address), state: sentText(address.state), phone })
}

/** Who sends a return: with the house number apart, and without a country, which the receiver's name stands for. */
export function returnSender(address: PostalAddress): Readonly<Record<string, string>> {
  const { country: _, addressStreet: __, ...others } = shipperAddress(address)
  const { street, house } = houseApart(namesAndStreet(address).street)
  return filled({ ...others, addressStreet: street, addressHouse: house })
}

/** What of an address DHL would not take; `told` says as which field. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
  houseIsApart = false,
): RequestFault | null {
  const { names, street, others } = namesAndStreet(address)
  const company = sentText(address.company)
  const country = carrierCountry(address)
  const postcode = sentText(address.postcode)
  const fault =
    lettersFault(CARRIER, addressLetters(address, told)) ??
    textFault(CARRIER, [
      { field: told('company'), text: company, most: 50 },
      { field: told('name'), text: sentText(address.name), most: 50, isNeeded: company === '' },
      { field: told('street'), text: street, most: 50, isNeeded: true },
      ...others.map((text) => ({ field: told('street'), text, most: 50 })),
      { field: told('street'), text: names.slice(NAMES).join(' '), most: 0 },
      { field: told('postcode'), text: postcode, least: 3, most: 10, isNeeded: country !== 'IE' },
      { field: told('city'), text: sentText(address.city), most: 40, isNeeded: true },
      { field: told('state'), text: sentText(address.state), most: 20 },
      { field: told('email'), text: emailOf(address), least: 3, most: houseIsApart ? 70 : 80 },
    ])
  if (fault !== null) return fault
  if (postcode !== '' && !/^[0-9A-Za-z]+([ -]?[0-9A-Za-z]+)*$/.test(postcode))
    return {
      field: told('postcode'),
      problem: message('carrierApi.postcode', { carrier: CARRIER, text: postcode }),
    }
  if (threeLetterCountry(country) === null)
    return { field: told('country'), problem: message('carrierApi.missing', { carrier: CARRIER }) }
  if (houseIsApart && (houseApart(street).house === '' || houseApart(street).house.length > 10))
    return { field: told('street'), problem: message('carrierApi.houseNumber', { carrier: CARRIER, street }) }
  return null
}

function emailOf({ email }: PostalAddress): string {
  return (email ?? '').trim()
}

function namesAndStreet(address: PostalAddress) {
  const [street = '', ...others] = linesOf(address)
  const names = [sentText(address.company), sentText(address.name), ...others].filter((line) => line !== '')
  return { street, others, names }
}

/** 'Lilienstr. 12 a' and '12 rue des Lilas' alike; house '' = there is none. */
function houseApart(line: string): { readonly street: string; readonly house: string } {
  const [, street = '', house = ''] = /^(.*\D)\s+(\d+\s?[a-zA-Z]?(?:[-/]\d+\s?[a-zA-Z]?)?)$/.exec(line) ?? []
  if (house !== '') return { street: street.replace(/,$/, ''), house }
  const [, number = '', rest = ''] = /^(\d+(?:\s?(?:bis|ter|[a-zA-Z]))?),?\s+(.+)$/i.exec(line) ?? []
  return number === '' ? { street: line, house: '' } : { street: rest, house: number }
}
