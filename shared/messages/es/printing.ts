import type { Translation } from '../definition.ts'
import type { printing as en } from '../en/printing.ts'

export const printing: Translation<typeof en> = {
  testOf: 'Prueba de {printer}',
  faults: 'La impresora indica: {faults}',

  refused: '{device} rechazó la conexión',
  broken: '{device} cortó la conexión',
  unknownName: '{device} no es un nombre conocido',
  unreachable: 'No se puede acceder a {device}',
  noAnswer: '{device} no respondió',
  linkFailed: '{device} ha fallado: {said}',
  linkStopped: 'La conexión con {device} se interrumpió al cerrarse el programa',
  linkEnded: 'La conexión con {device} ha terminado',
  stalled: '{device} se bloqueó tras {bytes, plural, one {# byte} other {# bytes}}',
  closed: '{device} cerró la conexión tras {bytes, plural, one {# byte} other {# bytes}}',
  notClosed: '{device} recibió {bytes, plural, one {# byte} other {# bytes}}, pero no cerró la conexión',
  usbMissing: 'La impresora USB no está conectada o está apagada',
  usbNotHere: 'No hay USB en este equipo: {said}',
  usbNotOpened: 'No se puede abrir la impresora USB: {said}',
  usbStalled: 'La impresora USB se bloqueó tras {bytes, plural, one {# byte} other {# bytes}}',
  usbStalledBy: 'La impresora USB se bloqueó tras {bytes, plural, one {# byte} other {# bytes}}: {said}',
  windowsSpooler: 'La impresión por la cola de Windows no está disponible en esta versión',
  folderNotWritable: 'No se puede escribir en la carpeta {folder}: {said}',

  cupsSays: 'CUPS: {said}',
  cupsMissing: 'CUPS no está instalado: falta el programa {program}',
  cupsNotRun: '{program}: {said}',
  cupsStopped: 'La cola CUPS {queue} está detenida',
  cupsTook: 'CUPS entregó {request} a la impresora',
  cupsStuck:
    '{request} no llegó a la impresora y {where, select, withdrawn {se ha retirado} other {sigue en CUPS}}',
  cupsStuckSaying: '{stuck}: {said}',

  silent: 'La impresora está ahí, pero no indica su estado',
  done: 'La impresora indica que ha terminado',
  taken: 'La impresora recibió la etiqueta y no indica si ha salido',
  takenThenSilent: 'La impresora recibió la etiqueta y dejó de responder',
  takenThenFaults: 'La impresora recibió la etiqueta y después indicó: {faults}',
  takenStillWaiting:
    'La impresora recibió la etiqueta, pero aún tiene {waiting, plural, one {# etiqueta} other {# etiquetas}} en espera',
  shown: 'La impresora virtual muestra la etiqueta',
  written: 'Guardada en {file}',
  notWritten: 'No se puede guardar la etiqueta en {folder}: {said}',
  notDrawn: 'No se puede dibujar la etiqueta: {said}',
  noLabel: 'Sin etiqueta: {why}',
  onlyPages: '{printer} imprime páginas, y no etiquetas en ZPL: elija una impresora de etiquetas',
  noPagesHere: 'Una impresora virtual muestra etiquetas: configúrela como impresora de etiquetas',
  otherDpi: 'La etiqueta es para {made, number} ppp, la impresora tiene {printer, number}',
  tooLarge: 'La etiqueta mide {label}, el papel de {printer} mide {paper}',
  cutOff:
    'La etiqueta mide {label} y está impresa hasta el borde; en el papel de {printer}, {paper}, saldría cortada',
  severalPages:
    'El PDF de la etiqueta {pages, plural, =0 {no tiene ninguna página} other {tiene # páginas}}; una etiqueta es una sola página. Imprímala desde el sitio del transportista o pídale etiquetas sueltas',
  encrypted: 'El PDF de la etiqueta está protegido con contraseña. Pida al transportista uno sin protección',
  damagedPdf: 'El PDF de la etiqueta está dañado y no se puede leer. Descárguelo otra vez del transportista',
  damagedPng:
    'La imagen de la etiqueta está dañada y no se puede leer. Descárguela otra vez del transportista',
  noLabelFile: 'Esto no es una etiqueta: empieza por «{start}». Se imprimen ZPL, PDF y PNG',
  fileTooLarge:
    'El archivo de la etiqueta ocupa {size, number} MB; a partir de {limit, number} MB no se imprime',
  notKept: 'La etiqueta del transportista ya no se conserva aquí. Descárguela del transportista',
  changedFile:
    'La etiqueta conservada está dañada: sus bytes no son los que envió el transportista. Descárguela otra vez',
  notLoaded: 'La etiqueta conservada no se ha podido leer ahora: {said}',
  unexpected: 'Fallo inesperado de la impresión: {said}',

  noReason: 'no se conoce la causa',
  byHand: 'Sale con la etiqueta del transportista',
  programEnded: 'El programa se cerró mientras se enviaba la etiqueta',
  movedFrom: 'Pasada aquí: {printer} no imprimió nada de ella',
  waitedTooLong:
    'Esperó {minutes, plural, one {# minuto} other {# minutos}} mientras la impresora estaba apagada',
  cancelledBy: '{operator}: {reason}',
  releasedBy: 'Reanudada por {operator}: {reason}',
  cameOut: '{operator}: ha salido ({reason})',
  didNotComeOut: '{operator}: no ha salido ({reason})',
  atStation: 'en el puesto de embalaje',
  inQueue: 'en la cola de incidencias',
  atItsStation: 'Está en su puesto, que imprime por sí mismo',
  stationAway: 'El puesto de esta impresora no está. Lo que tomó puede haber salido allí',
  hubAway: 'El puesto central no responde: se seguirá imprimiendo cuando vuelva',
  withdrawn: 'Retirado en el puesto',
}
