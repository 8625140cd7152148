import type { Translation } from '../definition.ts'
import type { shippingLabel as en } from '../en/shipping-label.ts'

export const shippingLabel: Translation<typeof en> = {
  noParcel: 'el bulto {parcel, number} de {of, number} no existe',
  weight: 'el peso no es un número entero de gramos',
  shipDate: 'la fecha de envío {date} no es una fecha',
  country: '{country} no es un código de país',
  letters: 'la impresora no tiene letras para {letters} en la dirección',
  sscc: '{number} no es un SSCC: 18 cifras, la última de control',
  trackingCharacters: 'el número de seguimiento {number} tiene caracteres que su código de barras no admite',
  carrierNames: 'los nombres del transportista y del servicio son demasiado largos para la etiqueta',
  sortCode: 'el código de clasificación es demasiado largo para la etiqueta',
  sender: 'la dirección del remitente es demasiado larga para la etiqueta',
  cell: '{text} es demasiado largo para su sitio en la etiqueta',
  city: 'la ciudad del destinatario es demasiado larga para la etiqueta',
  recipient: 'la dirección del destinatario es demasiado larga para la etiqueta',
  postcode: 'el código postal es demasiado largo para su código de barras',
  trackingBars: 'el número de seguimiento {number} es demasiado largo para su código de barras',
  trackingText: 'el número de seguimiento es demasiado largo para la etiqueta',
}
