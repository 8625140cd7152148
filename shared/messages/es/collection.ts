import type { Translation } from '../definition.ts'
import type { collection as english } from '../en/collection.ts'

export const collection: Translation<typeof english> = {
  ready: 'Su pedido {order} está listo para recoger: {site}, hasta el {until}',
  states: { packed: 'Listo para recoger', shipped: 'Recogido' },
  badge: 'Recogida',
  readyBy: 'Listo el {day} a las {time}',
  keptUntil: 'Se guarda hasta el {day}',
  told: 'El canal avisa al cliente de que está listo.',
  tellByHand: 'El canal no avisa a nadie: llame o escriba al cliente cuando esté listo.',
  contact: 'Cliente',
  printSlip: 'Imprimir el resguardo',
  slip: 'Resguardo',
  number: 'Número de recogida',
  handOver: 'Entregar',
  handOverHint: 'Compruebe el nombre y el pedido; luego escanee otra vez el resguardo o pulse Intro',
  waits: 'Espera al cliente. Déjelo aparte; cuando venga, escanee el resguardo o el número de pedido.',
  handedOver: 'Entregado',
  handedOverText: '{reference} está en manos del cliente; se avisa al canal.',
  site: 'Los clientes recogen pedidos aquí',
  siteHelp: 'Los pedidos de recogida se preparan en los almacenes con esta opción.',
}
