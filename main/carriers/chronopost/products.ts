import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { weightFault } from '../protocol/request-fault.ts'
import { valuesOf } from './address.ts'
import { CARRIER } from './client.ts'

interface Product {
  readonly goes: 'France' | 'abroad' | 'anywhere'
  readonly toPoint: boolean
  readonly isReturn: boolean
}

const home: Product = { goes: 'France', toPoint: false, isReturn: false }
const abroad: Product = { goes: 'abroad', toPoint: false, isReturn: false }
const back: Product = { goes: 'anywhere', toPoint: false, isReturn: true }

/** Chrono 13, 10, 18, relay 13; express, premium and classic abroad; returns by 9, 10, 13 and 18. */
const PRODUCTS: Readonly<Record<string, Product>> = {
  1: home,
  2: home,
  16: home,
  86: { ...home, toPoint: true },
  17: abroad,
  37: abroad,
  44: abroad,
  '4R': back,
  '4S': back,
  '4T': back,
  '4U': back,
}

/** Where products of France go. */
const FRANCE = new Set(['FR', 'MC'])

/** '1' or, delivered on Saturdays, '1/6': the product and its service, as the carrier numbers them. */
export function productOf(code: string): { readonly productCode: string; readonly service: string } {
  const [productCode = '', service = '0'] = code.split('/')
  return { productCode, service }
}

export function goesToPoint({ product }: LabelRequest): boolean {
  return PRODUCTS[productOf(product).productCode]?.toPoint === true
}

/** What the product asks for and the request lacks. */
export function productFault(request: LabelRequest): RequestFault | null {
  const { product: code, recipient, isReturn, weightG } = request
  const { productCode, service } = productOf(code)
  const product = PRODUCTS[productCode]
  if (product === undefined || product.isReturn !== isReturn || !/^[06]$/.test(service))
    return {
      field: 'account',
      problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product: code }),
    }
  const { Country: country, MobilePhone, Email } = valuesOf(recipient)
  if (product.goes !== 'anywhere' && (product.goes === 'France') !== FRANCE.has(country))
    return {
      field: 'product',
      problem: message('carrierApi.notThere', { carrier: CARRIER, product: code, country }),
    }
  if (!product.toPoint) return weightFault(CARRIER, weightG, 1, 30_000)
  if (request.point === null)
    return { field: 'point', problem: message('carrierApi.pointMissing', { carrier: CARRIER }) }
  if (MobilePhone === '' && Email === '')
    return {
      field: 'phone',
      problem: message('carrierApi.phone', {
        carrier: CARRIER,
        example: '+33612345678',
        text: recipient.phone ?? '',
      }),
    }
  return weightFault(CARRIER, weightG, 1, 20_000)
}
