import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import { sentText } from './request-fault.ts'

/** Street lines as they are sent, without empty ones. */
export function linesOf({ street }: Pick<PostalAddress, 'street'>): readonly string[] {
  return street.map(sentText).filter((line) => line !== '')
}

/** The texts of an address whose letters a label must show, for `lettersFault`; `told` says as which field. */
export function addressLetters(
  { company, name, street, city }: PostalAddress,
  told: (field: PurchaseField) => PurchaseField,
): readonly { readonly field: PurchaseField; readonly text: string | null }[] {
  return [
    { field: told('company'), text: company },
    { field: told('name'), text: name },
    ...street.map((text) => ({ field: told('street'), text })),
    { field: told('city'), text: city },
  ]
}
