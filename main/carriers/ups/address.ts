import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters, linesOf } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { internationalPhone } from '../protocol/phone.ts'
import { lettersFault, sentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './carrier.ts'

/** Lines of a street. */
const LINES = 3
const WITH_STATE = new Set(['US', 'CA'])

/** Somebody as UPS is told of them, with where they can be written to. */
export function upsContact(address: PostalAddress) {
  const email = (address.email ?? '').trim()
  return { ...upsParty(address), ...(email === '' ? {} : { EMailAddress: email }) }
}

export function upsParty(address: PostalAddress) {
  const name = sentText(address.name)
  const phone = phoneOf(address)
  const country = carrierCountry(address)
  return {
    Name: sentText(address.company) || name,
    ...(name === '' ? {} : { AttentionName: name }),
    ...(phone === '' ? {} : { Phone: { Number: phone } }),
    Address: {
      AddressLine: linesOf(address),
      City: sentText(address.city),
      ...(WITH_STATE.has(country) ? { StateProvinceCode: sentText(address.state).toUpperCase() } : {}),
      ...(postcodeOf(address) === '' ? {} : { PostalCode: postcodeOf(address) }),
      CountryCode: country,
    },
  }
}

/** What of an address UPS would not take; `told` says as which field. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const company = sentText(address.company)
  const lines = linesOf(address)
  const country = carrierCountry(address)
  return (
    lettersFault(CARRIER, addressLetters(address, told)) ??
    textFault(CARRIER, [
      { field: told('company'), text: company, most: 35 },
      { field: told('name'), text: sentText(address.name), most: 35, isNeeded: company === '' },
      { field: told('street'), text: lines[0] ?? '', most: 35, isNeeded: true },
      ...lines.slice(1).map((text) => ({ field: told('street'), text, most: 35 })),
      { field: told('street'), text: lines.slice(LINES).join(', '), most: 0 },
      { field: told('postcode'), text: postcodeOf(address), most: 9, isNeeded: country !== 'IE' },
      { field: told('city'), text: sentText(address.city), most: 30, isNeeded: true },
      {
        field: told('state'),
        text: WITH_STATE.has(country) ? sentText(address.state) : '',
        most: 5,
        isNeeded: WITH_STATE.has(country),
      },
      { field: told('email'), text: (address.email ?? '').trim(), most: 50 },
    ])
  )
}

/** Between countries UPS wants to be able to call. */
export function phoneFault(address: PostalAddress, field: PurchaseField): RequestFault | null {
  if (phoneOf(address) !== '') return null
  return {
    field,
    problem: message('carrierApi.phone', {
      carrier: CARRIER,
      example: '+33612345678',
      text: address.phone ?? '',
    }),
  }
}

/** Digits only; '' = there is none. */
function phoneOf(address: PostalAddress): string {
  return (internationalPhone(address.phone ?? '', carrierCountry(address)) ?? '').replace('+', '')
}

/** Letters and digits only: 10001-4502 is 100014502. */
function postcodeOf({ postcode }: PostalAddress): string {
  return sentText(postcode)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
}
