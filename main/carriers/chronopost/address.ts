import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { addressLetters, linesOf } from '../protocol/address-lines.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { internationalPhone, isMobile } from '../protocol/phone.ts'
import { lettersFault, sentText, textFault } from '../protocol/request-fault.ts'
import { CARRIER } from './client.ts'

/** The values of an address by the endings of their elements, which begin with who it is. */
interface Values {
  readonly Adress1: string
  readonly Adress2: string
  readonly City: string
  readonly ContactName: string
  readonly Country: string
  readonly Email: string
  readonly MobilePhone: string
  readonly Name: string
  readonly Name2: string
  readonly Phone: string
  readonly ZipCode: string
}

/** The company is the name and the person the second one; who has none is the name. */
export function valuesOf(address: PostalAddress): Values {
  const [street = '', ...others] = linesOf(address)
  const company = sentText(address.company)
  const name = sentText(address.name)
  const phone = internationalPhone(address.phone ?? '', carrierCountry(address)) ?? ''
  const isMobilePhone = phone !== '' && isMobile(phone)
  return {
    Adress1: street,
    Adress2: others.join(', '),
    City: sentText(address.city),
    ContactName: name,
    Country: carrierCountry(address),
    Email: (address.email ?? '').trim(),
    MobilePhone: isMobilePhone ? phone : '',
    Name: company === '' ? name : company,
    Name2: company === '' ? '' : name,
    Phone: isMobilePhone ? '' : phone,
    ZipCode: sentText(address.postcode),
  }
}

/** Elements of an address in the order of the schema, those of its kind at their places. */
export function addressElements(
  who: 'shipper' | 'customer' | 'recipient',
  address: PostalAddress,
): Readonly<Record<string, string>> {
  const values = valuesOf(address)
  const hasCivility = who !== 'recipient'
  return {
    [`${who}Adress1`]: values.Adress1,
    [`${who}Adress2`]: values.Adress2,
    [`${who}City`]: values.City,
    ...(hasCivility ? { [`${who}Civility`]: 'M' } : {}),
    [`${who}ContactName`]: values.ContactName,
    [`${who}Country`]: values.Country,
    [`${who}Email`]: values.Email,
    [`${who}MobilePhone`]: values.MobilePhone,
    [`${who}Name`]: values.Name,
    [`${who}Name2`]: values.Name2,
    [`${who}Phone`]: values.Phone,
    [`${who}PreAlert`]: '0',
    [`${who}ZipCode`]: values.ZipCode,
  }
}

/** What of an address Chronopost would not take. `told` says how a fault is told: the sender's are all 'sender'. */
export function addressFault(
  address: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): RequestFault | null {
  const values = valuesOf(address)
  return (
    lettersFault(CARRIER, addressLetters(address, told)) ??
    textFault(CARRIER, [
      { field: told(values.Name2 === '' ? 'name' : 'company'), text: values.Name, most: 100, isNeeded: true },
      { field: told('name'), text: values.Name2, most: 100 },
      { field: told('street'), text: values.Adress1, most: 38, isNeeded: true },
      { field: told('street'), text: values.Adress2, most: 38 },
      { field: told('postcode'), text: values.ZipCode, most: 9, isNeeded: true },
      { field: told('city'), text: values.City, most: 50, isNeeded: true },
      { field: told('email'), text: values.Email, most: 80 },
    ])
  )
}
