import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { contactOf } from './address.ts'
import { CARRIER } from './carrier.ts'

interface Product {
  readonly maxWeightG: number
  readonly toPoint: boolean
  readonly isReturn: boolean
  /** The receiver is told by e-mail or telephone when it comes (Predict). */
  readonly announces: boolean
}

const HOME: Product = { maxWeightG: 31_500, toPoint: false, isReturn: false, announces: false }

/** Product codes of the group (SoCodes), each with all its services. Source: DPD Product & Service List, April 2026. */
const PRODUCTS: Readonly<Record<string, Product>> = {
  /** Classic, and its small parcel. */
  '101': HOME,
  '136': { ...HOME, maxWeightG: 3000 },
  /** The same to private persons. */
  '327': { ...HOME, announces: true },
  '328': { ...HOME, maxWeightG: 3000, announces: true },
  /** Guarantee, by 12:00, by 8:30. */
  '155': HOME,
  '225': HOME,
  '350': HOME,
  /** To a parcel shop, and its small parcel. */
  '337': { ...HOME, maxWeightG: 20_000, toPoint: true, announces: true },
  '338': { ...HOME, maxWeightG: 3000, toPoint: true, announces: true },
  '332': { ...HOME, maxWeightG: 20_000, isReturn: true },
}

export function productOf(code: string): Product | null {
  return PRODUCTS[code] ?? null
}

/** What the product asks for and the request lacks; its weight is looked at elsewhere. */
export function productFault(request: LabelRequest): RequestFault | null {
  const product = productOf(request.product)
  if (product === null || product.isReturn !== request.isReturn)
    return {
      field: 'account',
      problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product: request.product }),
    }
  if (product.toPoint && !/^[A-Za-z0-9]{1,20}$/.test(request.point?.id ?? ''))
    return { field: 'point', problem: message('carrierApi.pointMissing', { carrier: CARRIER }) }
  const { email, phone1 } = contactOf(request.recipient)
  if (product.announces && email === undefined && phone1 === undefined)
    return { field: 'email', problem: message('carrierApi.missing', { carrier: CARRIER }) }
  return null
}
