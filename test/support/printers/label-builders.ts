import type {
  LabelAddress,
  LabelDocument,
  PrintContent,
  PrinterConfig,
  PrintJob,
} from '../../../main/app/ports/printing.ts'

const SENDER: LabelAddress = {
  company: 'Entrepôt de Lyon',
  name: null,
  lines: ['12 rue de la Soie'],
  postcode: '69100',
  city: 'Villeurbanne',
  country: 'FR',
  phone: null,
}

export function labelAddress(over: Partial<LabelAddress> = {}): LabelAddress {
  return {
    company: null,
    name: 'Camille Martin',
    lines: ['27 cours Napoléon'],
    postcode: '20090',
    city: 'Ajaccio',
    country: 'FR',
    phone: null,
    ...over,
  }
}

export function labelDocument(over: Partial<LabelDocument> = {}): LabelDocument {
  return {
    language: 'fr',
    sender: SENDER,
    recipient: labelAddress(),
    carrierName: 'Colissimo',
    serviceName: 'Domicile',
    orderReference: 'FR-104233',
    parcel: { index: 1, count: 2 },
    weightGrams: 1250,
    shipDate: '2026-11-23',
    trackingNumber: '376104250021234569',
    trackingSymbol: 'sscc',
    sortCode: 'AJA-2A',
    ...over,
  }
}

export function labelContent(over: Partial<LabelDocument> = {}): PrintContent {
  return { kind: 'label', document: labelDocument(over) }
}

export function printerConfig(
  connection: PrinterConfig['connection'],
  over: Partial<PrinterConfig> = {},
): PrinterConfig {
  return {
    id: 'printer-1',
    name: 'Packing table 1',
    language: { kind: 'zpl' },
    connection,
    dpi: 203,
    widthMm: 104,
    heightMm: 150,
    ...over,
  }
}

export function printJob(over: Partial<PrintJob> = {}): PrintJob {
  return {
    id: 'job-1',
    key: 'label-1',
    sequence: 1,
    printerId: 'printer-1',
    label: { fulfillmentId: 'F-1', parcel: 1 },
    paper: null,
    title: 'FR-104233 1/2',
    content: labelContent(),
    state: 'queued',
    detail: null,
    attempts: 0,
    queuedAt: 1_000,
    changedAt: 1_000,
    notBefore: 1_000,
    operator: 'Lea',
    reason: null,
    reprintOf: null,
    reprintNumber: 0,
    ...over,
  }
}
