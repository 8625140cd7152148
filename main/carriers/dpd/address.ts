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

/** An address as the META API takes it: street and house number in one, then two lines. */
export function dpdAddress(address: PostalAddress): Readonly<Record<string, string>> {
  const [street = '', addressLine2 = '', addressLine3 = ''] = linesOf(address)
  const company = sentText(address.company)
  return filled({
    companyName: company,
    name1: sentText(address.name) || company,
    street,
    addressLine2,
    addressLine3,
    country: carrierCountry(address),
    state: sentText(address.state).toUpperCase(),
    zipCode: sentText(address.postcode),
    city: sentText(address.city),
  })
}

/** How somebody is reached; a telephone number that is none is left out. */
export function contactOf(address: PostalAddress): { readonly email?: string; readonly phone1?: string } {
  return filled({
    email: (address.email ?? '').trim(),
    phone1: internationalPhone(address.phone ?? '', carrierCountry(address)) ?? '',
  })
}

/** What of an address DPD would not take; `told` says as which field. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const [street = '', ...others] = linesOf(address)
  const company = sentText(address.company)
  const name = sentText(address.name)
  return (
    lettersFault(CARRIER, addressLetters(address, told)) ??
    textFault(CARRIER, [
      { field: told('company'), text: company, most: 35 },
      { field: told('name'), text: name, most: 35, isNeeded: company === '' },
      { field: told('street'), text: street, most: 35, isNeeded: true },
      ...others.map((text) => ({ field: told('street'), text, most: 35 })),
      { field: told('street'), text: others.slice(2).join(', '), most: 0 },
      { field: told('postcode'), text: sentText(address.postcode), most: 9, isNeeded: true },
      { field: told('city'), text: sentText(address.city), most: 35, isNeeded: true },
      { field: told('state'), text: sentText(address.state), most: 2 },
      { field: told('email'), text: (address.email ?? '').trim(), most: 100 },
    ]) ??
    wordFault(told('company'), company) ??
    wordFault(told('name'), name) ??
    postcodeFault(told('postcode'), sentText(address.postcode))
  )
}

/** Names must have a plain letter or a digit somewhere. */
function wordFault(field: PurchaseField, text: string): RequestFault | null {
  if (text === '' || /[a-zA-Z0-9]/.test(text)) return null
  return { field, problem: message('carrierApi.noWord', { carrier: CARRIER, text }) }
}

function postcodeFault(field: PurchaseField, text: string): RequestFault | null {
  if (/^[A-Za-z0-9][A-Za-z0-9 -]*$/.test(text)) return null
  return { field, problem: message('carrierApi.postcode', { carrier: CARRIER, text }) }
}
