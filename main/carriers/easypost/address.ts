import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters, linesOf } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { filled } from '../protocol/filled.ts'
import { internationalPhone } from '../protocol/phone.ts'
import { lettersFault, sentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './carrier.ts'

/** Countries whose addresses have a state. */
const WITH_STATE = new Set(['US', 'CA', 'AU'])

/**
 * What the carriers behind EasyPost print; some cut what is longer without a word, so nothing longer is sent to any.
 */
const MOST = 35

export function easyPostAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const country = carrierCountry(address)
  const [street1 = '', ...others] = linesOf(address)
  return filled({
    name: sentText(address.name),
    company: sentText(address.company),
    street1,
    street2: others.join(', '),
    city: sentText(address.city),
    state: WITH_STATE.has(country) ? sentText(address.state).toUpperCase() : '',
    zip: sentText(address.postcode),
    country,
    phone: internationalPhone(address.phone ?? '', country) ?? '',
    email: (address.email ?? '').trim(),
  })
}

/** `told` says how a fault is told: the sender's are all 'sender'. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const hasState = WITH_STATE.has(carrierCountry(address))
  const company = sentText(address.company)
  const [street1 = '', ...others] = linesOf(address)
  return (
    lettersFault(CARRIER, addressLetters(address, told)) ??
    textFault(CARRIER, [
      { field: told('name'), text: sentText(address.name), most: MOST, isNeeded: company === '' },
      { field: told('company'), text: company, most: MOST },
      { field: told('street'), text: street1, most: MOST, isNeeded: true },
      { field: told('street'), text: others.join(', '), most: MOST },
      { field: told('city'), text: sentText(address.city), most: MOST, isNeeded: true },
      { field: told('postcode'), text: sentText(address.postcode), most: 12, isNeeded: true },
      { field: told('state'), text: hasState ? sentText(address.state) : '', most: 3, isNeeded: hasState },
      { field: told('email'), text: (address.email ?? '').trim(), most: 100 },
    ])
  )
}
