import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters, linesOf } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { filled } from '../protocol/filled.ts'
import { internationalPhone } from '../protocol/phone.ts'
import { lettersFault, sentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './carrier.ts'

/** Countries whose addresses have a state or a province, as ISO 3166-2. */
const WITH_STATE = new Set(['US', 'CA', 'AU', 'IT'])

/** An address as API v3 takes it; the house number stays in its line, as the customer has written it. */
export function sendcloudAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const country = carrierCountry(address)
  const [line = '', ...others] = linesOf(address)
  return filled({
    name: nameOf(address),
    company_name: sentText(address.company),
    address_line_1: line,
    address_line_2: others.join(', '),
    postal_code: sentText(address.postcode),
    city: sentText(address.city),
    state_province_code: stateOf(address, country),
    country_code: country,
    phone_number: internationalPhone(address.phone ?? '', country) ?? '',
    email: (address.email ?? '').trim(),
  })
}

/**
 * What of an address Sendcloud would not take; what the carrier behind it takes besides, only that one says. `told`
 * says how a fault is told: the sender's are all 'sender'.
 */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const country = carrierCountry(address)
  const [line = '', ...others] = linesOf(address)
  const state = stateOf(address, country)
  return (
    lettersFault(CARRIER, addressLetters(address, told)) ??
    textFault(CARRIER, [
      { field: told('name'), text: nameOf(address), most: 75, isNeeded: true },
      { field: told('company'), text: sentText(address.company), most: 50 },
      { field: told('street'), text: line, most: 150, isNeeded: true },
      { field: told('street'), text: others.join(', '), most: 150 },
      { field: told('postcode'), text: sentText(address.postcode), most: 12, isNeeded: true },
      { field: told('city'), text: sentText(address.city), most: 30, isNeeded: true },
      // 'US-NY': a state that is written out does not fit.
      { field: told('state'), text: state, most: 6, isNeeded: WITH_STATE.has(country) },
      { field: told('email'), text: (address.email ?? '').trim(), most: 320 },
    ])
  )
}

/** A parcel needs a name: that of the company where there is no other. */
function nameOf({ name, company }: PostalAddress): string {
  return sentText(name) || sentText(company)
}

function stateOf({ state }: PostalAddress, country: string): string {
  const code = sentText(state).toUpperCase()
  if (code === '' || !WITH_STATE.has(country)) return ''
  return code.startsWith(`${country}-`) ? code : `${country}-${code}`
}
