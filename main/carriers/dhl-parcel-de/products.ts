import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { CARRIER } from './carrier.ts'

interface Product {
  /** Digits 11 and 12 of the billing number. */
  readonly procedure: string
  readonly goes: 'germany' | 'abroad'
  readonly maxWeightG: number
}

/** DHL's returns have no product: a name of ours. */
export const RETURN = 'RETOURE'

/** Paket, Paket International, Europaket, Kleinpaket, Warenpost International. */
const PRODUCTS: Readonly<Record<string, Product>> = {
  V01PAK: { procedure: '01', goes: 'germany', maxWeightG: 31_500 },
  V53WPAK: { procedure: '53', goes: 'abroad', maxWeightG: 31_500 },
  V54EPAK: { procedure: '54', goes: 'abroad', maxWeightG: 31_500 },
  V62KP: { procedure: '62', goes: 'germany', maxWeightG: 1000 },
  V66WPI: { procedure: '66', goes: 'abroad', maxWeightG: 1000 },
}

export function productOf(code: string): Product | null {
  return PRODUCTS[code] ?? null
}

export function productFault({ product: code, isReturn, recipient }: LabelRequest): RequestFault | null {
  if (isReturn ? code !== RETURN : productOf(code) === null)
    return {
      field: 'account',
      problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product: code }),
    }
  const country = carrierCountry(recipient)
  const goes = productOf(code)?.goes
  if (goes !== undefined && (goes === 'germany') !== (country === 'DE'))
    return {
      field: 'product',
      problem: message('carrierApi.notThere', { carrier: CARRIER, product: code, country }),
    }
  return null
}
