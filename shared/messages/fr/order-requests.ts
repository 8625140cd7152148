import type { Translation } from '../definition.ts'
import type { orderRequests as en } from '../en/order-requests.ts'

export const orderRequests: Translation<typeof en> = {
  gift: 'Cadeau',
  giftWrap: 'À emballer en cadeau',
  giftMessage: 'Message cadeau',
  customerNote: 'Note du client',
  deliveryNote: 'Pour le transporteur',
  pickupPoint: 'Point relais',
  collected: 'Retrait',
  collectedInStore: 'En magasin par le client : aucun transporteur',
  deliverOn: 'Jour souhaité',
  shippingMethod: 'Mode de livraison',
  option: '{name} :',
}
