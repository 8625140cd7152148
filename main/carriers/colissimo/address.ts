import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters, linesOf } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { filled } from '../protocol/filled.ts'
import { internationalPhone, isMobile } from '../protocol/phone.ts'
import { lettersFault, type SentText, sentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './client.ts'

/** Countries whose addresses have a state. */
const WITH_STATE = new Set(['US', 'CA', 'AU'])

/** Lines that complete the street, in the order in which they are filled: entrance, floor, hamlet. */
const COMPLEMENTS = ['line1', 'line0', 'line3'] as const

/** An address as Colissimo takes it. What is empty is left out. */
export function colissimoAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const { firstName, lastName } = namesOf(address.name)
  const phone = phoneOf(address)
  const country = carrierCountry(address)
  const [street = '', ...others] = linesOf(address)
  return filled({
    companyName: sentText(address.company),
    firstName,
    lastName,
    line2: street,
    ...Object.fromEntries(COMPLEMENTS.map((line, at) => [line, others[at] ?? ''])),
    countryCode: country,
    city: sentText(address.city),
    zipCode: zipCodeOf(address),
    [phone !== null && isMobile(phone) ? 'mobileNumber' : 'phoneNumber']: phone ?? '',
    email: (address.email ?? '').trim(),
    stateOrProvinceCode: WITH_STATE.has(country) ? sentText(address.state).toUpperCase() : '',
  })
}

/** What of an address Colissimo would not take. `field` says how a fault is told: the sender's are all 'sender'. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const letters = lettersFault(CARRIER, addressLetters(address, told))
  if (letters !== null) return letters
  const { firstName, lastName } = namesOf(address.name)
  const [street = '', ...others] = linesOf(address)
  const country = carrierCountry(address)
  const texts: SentText[] = [
    { field: told('company'), text: sentText(address.company), most: 35 },
    { field: told('name'), text: firstName, most: 29 },
    { field: told('name'), text: lastName, most: 35, isNeeded: sentText(address.company) === '' },
    { field: told('street'), text: street, most: 35, isNeeded: true },
    ...others.map((text) => ({ field: told('street'), text, most: 35 })),
    { field: told('street'), text: others.slice(COMPLEMENTS.length).join(', '), most: 0 },
    { field: told('city'), text: sentText(address.city), most: 35, isNeeded: true },
    { field: told('postcode'), text: zipCodeOf(address), most: 9, isNeeded: country === 'FR' },
    { field: told('email'), text: (address.email ?? '').trim(), most: 80 },
    {
      field: told('state'),
      text: WITH_STATE.has(country) ? sentText(address.state) : '',
      most: 3,
      isNeeded: WITH_STATE.has(country),
    },
  ]
  return textFault(CARRIER, texts)
}

/** As it is dialled from abroad; null = there is none, or it is none. */
export function phoneOf(address: PostalAddress): string | null {
  return internationalPhone(address.phone ?? '', carrierCountry(address))
}

/** The first word is the first name; of one word only there is none. */
function namesOf(name: string): { readonly firstName: string; readonly lastName: string } {
  const words = sentText(name).split(' ')
  if (words.length === 1) return { firstName: '', lastName: words[0] ?? '' }
  return { firstName: words[0] ?? '', lastName: words.slice(1).join(' ') }
}

/** Without what follows a hyphen: 10001-4502 is sent as 10001, as the carrier asks. */
function zipCodeOf({ postcode }: PostalAddress): string {
  return sentText(postcode).split('-')[0]?.trim() ?? ''
}
