import type { Translation } from '../definition.ts'
import type { packStops as en } from '../en/pack-stops.ts'

export const packStops: Translation<typeof en> = {
  stop: 'Alto: {order}. {why}',
  goesTogether:
    '{order} va en el mismo paquete que {other}, que aún no está embalado: embálelo primero, o pida a un responsable que los separe',
  unknownLabel: 'Esta etiqueta ya no está registrada',
  unknownOrder: 'Este pedido no existe',
  noPaper: 'Este paquete no tiene ese documento',
  noPaperPrinter: 'Aquí no hay impresora para este documento',
  unknownParcel: 'Este paquete no existe',
  unknownPrinter: 'Esta impresora ya no existe',
  siteGone: 'El almacén de este paquete ya no existe',
  carrierMissing: 'Introduzca el transportista',
  hasLabels: 'Todas sus etiquetas han salido: reimprima la que esté dañada',
  notReleased: '{order} no está en preparación',
  notPacked: '{order} no está embalado',
  packedHere: '{order} se embaló aquí y sale con sus números: confírmelo sin paquetes',
  notInParcel: '{sku} no está en este paquete',
  nothingMissing: 'No falta nada',
  notBeingPicked: 'El paquete no está en preparación',
  noLabel: 'El paquete {parcel, number} aún no tiene etiqueta',
  labelOnItsWay: 'La etiqueta del paquete {parcel, number} está en camino a la impresora. Espérela o anúlela',
  labelState:
    'La etiqueta está ahora {state, select, queued {en espera de la impresora} held {retenida} sending {en envío a la impresora} sent {enviada a la impresora} confirmed {impresa} unknown {en duda: puede que se haya impreso} failed {sin imprimir} cancelled {anulada} other {en otro estado}}',
  blocked: {
    planned: 'Aún no está en preparación',
    packed: 'Ya embalado',
    shipped: 'Ya enviado',
    cancelled: 'Anulado',
  },
  ordered: {
    ordered:
      '{of, plural, =1 {Su etiqueta} other {La etiqueta del paquete {parcel, number} de {of, number}}} viene de {carrier}. Se imprime aquí por sí sola',
    fetching:
      '{carrier} ha creado {of, plural, =1 {su etiqueta} other {la etiqueta del paquete {parcel, number} de {of, number}}} y aún no la ha enviado: se está recuperando y se imprime aquí por sí sola',
    refused:
      '{carrier} rechaza {of, plural, =1 {su etiqueta} other {la etiqueta del paquete {parcel, number} de {of, number}}}. Consulte la excepción o envíelo a mano',
    'in-doubt':
      'Es posible que {carrier} haya creado {of, plural, =1 {su etiqueta} other {la etiqueta del paquete {parcel, number} de {of, number}}}. Se está buscando; no se compra otra por sí sola',
  },
  label: {
    none: '{of, plural, =1 {No tiene etiqueta} other {El paquete {parcel, number} de {of, number} no tiene etiqueta}}. Imprima una o envíelo a mano',
    waiting:
      '{of, plural, =1 {Su etiqueta} other {La etiqueta del paquete {parcel, number} de {of, number}}} sigue en la impresora. Escanéela cuando salga o espere un momento',
    failed:
      '{of, plural, =1 {Su etiqueta} other {La etiqueta del paquete {parcel, number} de {of, number}}} no se ha impreso. Imprímala de nuevo o confirme que la tiene',
    unknown:
      '{of, plural, =1 {Su etiqueta} other {La etiqueta del paquete {parcel, number} de {of, number}}} quizá no se haya impreso. Revise la impresora y responda',
    retrying:
      '{of, plural, =1 {Su etiqueta} other {La etiqueta del paquete {parcel, number} de {of, number}}} aún no se ha impreso: la impresora no la aceptó y se está intentando de nuevo',
    calledOff:
      '{of, plural, =1 {Su etiqueta} other {La etiqueta del paquete {parcel, number} de {of, number}}} se anuló. Imprímala de nuevo',
  },
}
