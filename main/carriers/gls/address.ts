import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { filled } from '../protocol/filled.ts'
import { internationalPhone, isMobile } from '../protocol/phone.ts'
import { lettersFault, sentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './carrier.ts'

/** Names, and lines that complete the street. */
const NAMES = 3

/** A text without the signs that ShipIT does not take; blanks stand for them. */
export function glsText(text: string | null): string {
  return sentText(sentText(text).replaceAll(/[\\"{},;()|]/g, ' ')).trim()
}

/** An address as ShipIT takes it; house numbers stay in the street. */
export function glsAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const { names, street } = linesOf(address)
  const phone = internationalPhone(address.phone ?? '', carrierCountry(address)) ?? ''
  return filled({
    Name1: names[0] ?? '',
    Name2: names[1] ?? '',
    Name3: names[2] ?? '',
    CountryCode: carrierCountry(address),
    Province: glsText(address.state),
    ZIPCode: glsText(address.postcode),
    City: glsText(address.city),
    Street: street,
    eMail: (address.email ?? '').trim(),
    [isMobile(phone) ? 'MobilePhoneNumber' : 'FixedLinePhonenumber']: phone,
  })
}

/** What of an address GLS would not take; `told` says as which field. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const company = glsText(address.company)
  const name = glsText(address.name)
  const { names, street, others } = linesOf(address)
  return (
    lettersFault(CARRIER, addressLetters(address, told)) ??
    textFault(CARRIER, [
      { field: told('company'), text: company, most: 40 },
      { field: told('name'), text: name, most: 40, isNeeded: company === '' },
      { field: told('street'), text: street, most: 40, isNeeded: true },
      ...others.map((text) => ({ field: told('street'), text, most: 40 })),
      { field: told('street'), text: names.slice(NAMES).join(' '), most: 0 },
      { field: told('postcode'), text: glsText(address.postcode), most: 10, isNeeded: true },
      { field: told('city'), text: glsText(address.city), most: 40, isNeeded: true },
      { field: told('state'), text: glsText(address.state), most: 40 },
      { field: told('email'), text: (address.email ?? '').trim(), most: 80 },
    ])
  )
}

function linesOf(address: PostalAddress) {
  const [street = '', ...others] = address.street.map(glsText).filter((line) => line !== '')
  const names = [glsText(address.company), glsText(address.name), ...others].filter((line) => line !== '')
  return { street, others, names }
}
