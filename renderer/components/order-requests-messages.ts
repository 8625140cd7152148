import { defineMessages } from '../lib/messages.ts'

export const orderRequestsMessages = defineMessages({
  en: {
    gift: 'Gift',
    giftWrap: 'Wrap it',
    giftMessage: 'Gift message',
    customerNote: 'Buyer’s note',
    deliveryNote: 'For the carrier',
    pickupPoint: 'Pick-up point',
    collected: 'Collected',
    collectedInStore: 'At the shop by the buyer: no carrier takes it',
    deliverOn: 'Wished day',
    shippingMethod: 'Shipping chosen',
    option: (name: string) => `${name}:`,
  },
  fr: {
    gift: 'Cadeau',
    giftWrap: 'À emballer en cadeau',
    giftMessage: 'Message cadeau',
    customerNote: 'Note du client',
    deliveryNote: 'Pour le transporteur',
    pickupPoint: 'Point relais',
    collected: 'Retrait',
    collectedInStore: 'En magasin par le client : aucun transporteur',
    deliverOn: 'Jour souhaité',
    shippingMethod: 'Livraison choisie',
    option: (name) => `${name} :`,
  },
})
