import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import type { XmlContent } from '../../remote/xml.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { lettersFault, textFault, weightFault } from '../protocol/request-fault.ts'
import { addressFault, mondialRelayAddress, phoneOf, relayText } from './address.ts'
import { CARRIER } from './client.ts'

interface Mode {
  readonly toPoint: boolean
  readonly isReturn: boolean
  readonly mostG: number
}

/** Point, point for large parcels, home, home next day, back to the merchant. */
const MODES: Readonly<Record<string, Mode>> = {
  '24R': { toPoint: true, isReturn: false, mostG: 25_000 },
  '24L': { toPoint: true, isReturn: false, mostG: 25_000 },
  HOM: { toPoint: false, isReturn: false, mostG: 30_000 },
  XOH: { toPoint: false, isReturn: false, mostG: 30_000 },
  LCC: { toPoint: false, isReturn: true, mostG: 25_000 },
}

/** It draws labels at 203 dpi; for other printers it gives a page. */
export type RelayOutput = 'zpl' | 'pdf' | 'code'

export function outputOf({ format }: LabelRequest): RelayOutput {
  if (format === 'zpl-203') return 'zpl'
  return format === 'code' ? 'code' : 'pdf'
}

const OUTPUTS: Readonly<Record<RelayOutput, Readonly<Record<string, string>>>> = {
  zpl: { OutputFormat: 'Generic_ZPL_10x15_200dpi', OutputType: 'ZplCode' },
  pdf: { OutputFormat: '10x15', OutputType: 'PdfUrl' },
  code: { OutputFormat: '10x15', OutputType: 'QRCode' },
}

/** The shipment of API 2, without its context. */
export function shipmentOf(request: LabelRequest): Readonly<Record<string, XmlContent>> {
  const { product, point, recipient, sender, dimensions } = request
  const isReturn = MODES[product]?.isReturn === true
  return {
    OutputOptions: OUTPUTS[outputOf(request)],
    ShipmentsList: {
      Shipment: {
        OrderNo: request.reference,
        CustomerNo: '',
        ParcelCount: 1,
        DeliveryMode: {
          '@Mode': product,
          '@Location': point === null ? '' : pointOf(point.id, carrierCountry(recipient)),
        },
        CollectionMode: { '@Mode': isReturn ? 'REL' : 'CCC', '@Location': '' },
        Parcels: {
          Parcel: {
            Content: relayText(request.orderReference),
            Length: { '@Value': centimetres(dimensions.lengthMm), '@Unit': 'cm' },
            Width: { '@Value': centimetres(dimensions.widthMm), '@Unit': 'cm' },
            Depth: { '@Value': centimetres(dimensions.heightMm), '@Unit': 'cm' },
            Weight: { '@Value': request.weightG, '@Unit': 'gr' },
          },
        },
        DeliveryInstruction: relayText(request.deliveryNote),
        Sender: { Address: mondialRelayAddress(sender) },
        Recipient: { Address: mondialRelayAddress(recipient) },
      },
    },
  }
}

/** What in the request Mondial Relay would not take; rules as in the document of API 2. */
export function shipmentFault(request: LabelRequest): RequestFault | null {
  const { product, recipient } = request
  const mode = MODES[product]
  if (mode === undefined || mode.isReturn !== request.isReturn)
    return { field: 'account', problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product }) }
  return (
    weightFault(CARRIER, request.weightG, 10, mode.mostG) ??
    addressFault(request.sender, () => 'sender') ??
    addressFault(recipient, (field) => field) ??
    pointFault(request, mode) ??
    phoneFault(request, mode) ??
    lettersFault(CARRIER, [{ field: 'note', text: request.deliveryNote }]) ??
    textFault(CARRIER, [
      { field: 'note', text: relayText(request.deliveryNote), most: 30 },
      { field: 'account', text: relayText(request.orderReference), most: 40 },
    ])
  )
}

/** 'FR-066974', however the shop has written it. */
function pointOf(id: string, country: string): string {
  const digits = id.replaceAll(/\D/g, '').padStart(6, '0')
  const [own] = /[A-Z]{2}(?=-\d)/.exec(id) ?? []
  return `${own ?? country}-${digits}`
}

function pointFault({ point }: LabelRequest, { toPoint }: Mode): RequestFault | null {
  if (!toPoint || (point !== null && /(^|-)\d{1,6}$/.test(point.id))) return null
  return { field: 'point', problem: message('carrierApi.pointMissing', { carrier: CARRIER }) }
}

/** Drivers call, and Polish points send a code. */
function phoneFault({ recipient, isReturn }: LabelRequest, { toPoint }: Mode): RequestFault | null {
  const isNeeded = !isReturn && (!toPoint || carrierCountry(recipient) === 'PL')
  if (!isNeeded || phoneOf(recipient) !== null) return null
  const text = recipient.phone ?? ''
  return {
    field: 'phone',
    problem: message('carrierApi.phone', { carrier: CARRIER, example: '+33612345678', text }),
  }
}

function centimetres(millimetres: number): number {
  return Math.ceil(millimetres / 10)
}
