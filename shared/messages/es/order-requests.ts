import type { Translation } from '../definition.ts'
import type { orderRequests as en } from '../en/order-requests.ts'

export const orderRequests: Translation<typeof en> = {
  gift: 'Regalo',
  giftWrap: 'Envolver para regalo',
  giftMessage: 'Mensaje de regalo',
  customerNote: 'Nota del cliente',
  deliveryNote: 'Para el transportista',
  pickupPoint: 'Punto de recogida',
  collected: 'Recogida',
  collectedInStore: 'El cliente lo recoge en la tienda: sin transportista',
  deliverOn: 'Día solicitado',
  shippingMethod: 'Modo de envío',
  option: '{name}:',
}
