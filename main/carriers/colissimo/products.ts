import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { isMobile } from '../protocol/phone.ts'
import { phoneOf } from './address.ts'
import { CARRIER } from './client.ts'

/** Overseas departments and territories, where only COM and CDS go. */
const OVERSEAS = new Set('GP MQ GF RE YT PM BL MF NC PF WF TF'.split(' '))

interface Product {
  readonly goes: 'overseas' | 'elsewhere' | 'anywhere'
  readonly toPoint: boolean
  readonly isReturn: boolean
}

/** Home without and with signature, collection point, the same two overseas, returns within France and from abroad. */
const PRODUCTS: Readonly<Record<string, Product>> = {
  DOM: { goes: 'elsewhere', toPoint: false, isReturn: false },
  DOS: { goes: 'elsewhere', toPoint: false, isReturn: false },
  HD: { goes: 'elsewhere', toPoint: true, isReturn: false },
  COM: { goes: 'overseas', toPoint: false, isReturn: false },
  CDS: { goes: 'overseas', toPoint: false, isReturn: false },
  CORE: { goes: 'anywhere', toPoint: false, isReturn: true },
  CORI: { goes: 'anywhere', toPoint: false, isReturn: true },
}

/** What the product asks for and the request lacks. */
export function productFault(request: LabelRequest): RequestFault | null {
  const product = PRODUCTS[request.product]
  const { product: code, recipient } = request
  if (product === undefined || product.isReturn !== request.isReturn)
    return {
      field: 'account',
      problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product: code }),
    }
  const country = carrierCountry(recipient)
  if (product.goes !== 'anywhere' && (product.goes === 'overseas') !== OVERSEAS.has(country))
    return {
      field: 'product',
      problem: message('carrierApi.notThere', { carrier: CARRIER, product: code, country }),
    }
  if (!product.toPoint) return null
  if (request.point === null || !/^\d{6}$/.test(request.point.id))
    return { field: 'point', problem: message('carrierApi.pointMissing', { carrier: CARRIER }) }
  const phone = phoneOf(recipient)
  if (phone === null || !isMobile(phone))
    return {
      field: 'phone',
      problem: message('carrierApi.phone', {
        carrier: CARRIER,
        example: '+33612345678',
        text: recipient.phone ?? '',
      }),
    }
  if ((recipient.email ?? '').trim() === '')
    return { field: 'email', problem: message('carrierApi.missing', { carrier: CARRIER }) }
  return null
}

export function goesToPoint(code: string): boolean {
  return PRODUCTS[code]?.toPoint === true
}
