import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { CARRIER } from './carrier.ts'

export const SHOP_DELIVERY = 'service_shopdelivery'
export const SHOP_RETURN = 'service_shopreturn'

/** Services without data of their own; times of day go with EXPRESS. Spelt as GLS spells them. */
const FLAGS = new Set([
  'service_flexdelivery',
  'service_addresseeonly',
  'service_signature',
  'service_guaranteed24',
  'service_privatedelivery',
  'service_Saturday',
  'service_t24',
  'service_t48',
  'service_tyre',
  'service_0800',
  'service_0900',
  'service_1000',
  'service_1200',
  'service_1300',
  'service_saturday_0900',
  'service_saturday_1000',
  'service_saturday_1200',
])
/** Those that tell the receiver beforehand. */
const ANNOUNCES = new Set(['service_flexdelivery', SHOP_DELIVERY])

/** A product of ours: GLS' product and services joined by +, such as PARCEL+service_flexdelivery. */
export interface GlsProduct {
  readonly product: 'PARCEL' | 'EXPRESS'
  readonly services: readonly string[]
}

/** null = GLS has no such product, or one of its services asks for more than a parcel's data. */
export function glsProduct(code: string): GlsProduct | null {
  const [product, ...services] = code.split('+')
  if (product !== 'PARCEL' && product !== 'EXPRESS') return null
  return services.every(isKnown) ? { product, services } : null
}

export function isKnown(service: string): boolean {
  return FLAGS.has(service) || service === SHOP_DELIVERY || service === SHOP_RETURN
}

/** What the product asks for and the request lacks. */
export function productFault(request: LabelRequest): RequestFault | null {
  const product = glsProduct(request.product)
  if (product === null || product.services.includes(SHOP_RETURN) !== request.isReturn)
    return {
      field: 'account',
      problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product: request.product }),
    }
  if (product.services.includes(SHOP_DELIVERY) && !/^[\w-]{3,50}$/.test(request.point?.id ?? ''))
    return { field: 'point', problem: message('carrierApi.pointMissing', { carrier: CARRIER }) }
  if (product.services.some((service) => ANNOUNCES.has(service)) && !request.recipient.email?.trim())
    return { field: 'email', problem: message('carrierApi.missing', { carrier: CARRIER }) }
  return null
}
