import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { internationalPhone, isMobile } from '../protocol/phone.ts'
import { lettersFault, plainCapitals, type SentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './client.ts'

/** Company and what completes the street have three lines together. */
const ADDITIONS = 3

/** An address as API 2 takes it, every element in its place. */
export function mondialRelayAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const [street = '', ...additions] = linesOf(address)
  const phone = phoneOf(address) ?? ''
  const mobile = phone !== '' && isMobile(phone)
  return {
    Title: '',
    Firstname: '',
    Lastname: relayText(address.name),
    Streetname: street,
    HouseNo: '',
    CountryCode: carrierCountry(address),
    PostCode: relayText(address.postcode),
    City: relayText(address.city),
    AddressAdd1: additions[0] ?? '',
    AddressAdd2: additions[1] ?? '',
    AddressAdd3: additions[2] ?? '',
    PhoneNo: mobile ? '' : phone,
    MobileNo: mobile ? phone : '',
    Email: (address.email ?? '').trim(),
  }
}

/** What of an address Mondial Relay would not take. `told` says how a fault is told: the sender's are all 'sender'. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const letters = lettersFault(CARRIER, addressLetters(address, told))
  const [street = '', ...additions] = linesOf(address)
  const texts: SentText[] = [
    { field: told('name'), text: relayText(address.name), most: 32, least: 2, isNeeded: true },
    { field: told('street'), text: street, most: 40, isNeeded: true },
    ...additions.map((text) => ({ field: told('street'), text, most: 30 })),
    { field: told('street'), text: additions.slice(ADDITIONS).join(', '), most: 0 },
    { field: told('postcode'), text: relayText(address.postcode), most: 10, isNeeded: true },
    { field: told('city'), text: relayText(address.city), most: 30, least: 2, isNeeded: true },
    { field: told('email'), text: (address.email ?? '').trim(), most: 70 },
  ]
  return letters ?? textFault(CARRIER, texts)
}

/** As it is dialled from abroad; null = there is none, or it is none. */
export function phoneOf(address: PostalAddress): string | null {
  return internationalPhone(address.phone ?? '', carrierCountry(address))
}

/** Plain capitals and digits; of signs it knows few: the others are blanks, and & is ET as in French. */
export function relayText(text: string | null): string {
  return plainCapitals(text)
    .replaceAll('&', ' ET ')
    .replaceAll(/[^0-9A-Z _\-'.,/]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The street, then the company and what completes the street. */
function linesOf({ street, company }: PostalAddress): readonly string[] {
  const [first = '', ...others] = street.map(relayText).filter((line) => line !== '')
  return [first, ...[relayText(company), ...others].filter((line) => line !== '')]
}
