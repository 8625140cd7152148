import type { Translation } from '../definition.ts'
import type { following as en } from '../en/following.ts'

export const following: Translation<typeof en> = {
  alone: 'En autonomía desde {time}: la central no responde',
  waiting: '{count, plural, one {# acción espera} other {# acciones esperan}} a la central',
  labelsLeft: 'etiquetas para {count, plural, one {# paquete} other {# paquetes}}',
  handingOver:
    'La central responde de nuevo: {count, plural, one {se le entrega # acción} other {se le entregan # acciones}}',
  filling: 'Copiando los datos de la central: {percent, number} %',
  showWaiting: 'Lo que espera',
  waitingTitle: 'Aún sin confirmar por la central',
  waitingHelp: 'Hecho aquí mientras la central no respondía. Se le entrega en este orden en cuanto responda.',
  waitingBy: '{actor}, {time}',
  needsHub: 'La central no responde, y esto la necesita. {why}',
  inDoubt: 'La central no ha respondido. Se sabrá si se hizo cuando vuelva a responder: no lo hagas otra vez',
  reasons: {
    'every-site': 'Afecta a todos los almacenes',
    deciding: 'Habría que reservar existencias de otros almacenes',
    channel: 'Hay que avisar o preguntar al canal',
    carrier: 'Hay que avisar o preguntar al transportista',
    money: 'Supone un reembolso',
    store: 'Se trata de la propia central',
  },
  noLabels: 'No quedan números de etiqueta: se seguirá empaquetando cuando la central responda',
  packedTwice:
    'Entretanto otro puesto lo empaquetó con otro número. Solo uno de los dos paquetes puede salir: retira la etiqueta impresa aquí',
  notAllowed: 'Quien lo hizo ya no puede hacerlo',
  otherVersion: 'La central tiene otra versión: actualiza este puesto. Conserva lo que sabe',
  notPaired: 'La central no admite este puesto: empareja de nuevo allí, en Ajustes > Puestos',
  held: '{site} lo tiene, y un puesto de allí no responde desde el {since}: antes hay que recuperarlo, en el pedido',
  notHeld: 'Ningún almacén sin conexión lo tiene',
  movedOn: 'El almacén ya no lo tenía',
  takenBack: '{by} lo recuperó el {at}: «{note}»',
  standsCancelled:
    '{why}. El pedido está anulado: lo empaquetado allí no debe salir, y lo que haya salido se reclama',
  standsElsewhere: '{why}. Ahora sale de {sites}',
  awaySince: '{site} lo tiene; sin conexión desde {time} ({stations})',
  tookBack: '{by} lo recuperó de {site} el {time}: «{note}»',
  takeBack: 'Recuperar',
  takeBackTitle: 'Recuperarlo de {site}',
  takeBackText:
    'Este pedido se entregó a {site}, y {stations} no responde desde {time}. Puede que allí lo estén preparando o ya esté empaquetado.',
  takeBackRisk:
    'Lo que hayan hecho entretanto no contará. A su vuelta, una incidencia mostrará ambas versiones, y un paquete hecho dos veces habrá que retenerlo: llámalos si puedes.',
  takeBackReason: 'Motivo',
  takeBackReasonHelp: 'Lo ve quien lo tenía, y queda en el historial del pedido.',
  takeBackReasonMissing: 'Indica por qué se recupera',
  takeBackElsewhere: 'Enviarlo ya desde otro almacén',
  takeBackKeep: 'Si no, se queda allí hasta que alguien lo mueva, lo retenga o lo anule.',
  tookBackDone: 'Recuperado de {site}',
}
