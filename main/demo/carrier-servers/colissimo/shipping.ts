import type { HttpAnswer, HttpRequest, ServedAnswer } from '../../channel-server/faulty-http.ts'
import { json, readJson } from '../../channel-server/faulty-http.ts'
import type { CarrierBooks, PaperMade } from '../carrier-books.ts'
import { multipart } from '../multipart.ts'
import { pdfPage, zplLabel } from '../papers.ts'
import type { SimulatedPoint } from '../simulated-points.ts'
import { letterRequest, type Refusal, refusalOf } from './letter.ts'
import { colissimoNumber } from './numbers.ts'

interface Shipping {
  readonly books: CarrierBooks
  readonly points: readonly SimulatedPoint[]
  mayUse(apiKey: string, contract: string, password: string): boolean
}

/** Makes a label, or only says whether it would (`checkGenerateLabel`). */
export function generateLabel(shipping: Shipping, request: HttpRequest, isCheck: boolean): ServedAnswer {
  const body = readJson(request.body)
  if (body === undefined) return refused(422, { id: '30010', said: 'Le JSON est mal formé' }, isCheck)
  const account = typeof body === 'object' && body !== null ? { ...body } : {}
  const contract = 'contractNumber' in account ? String(account.contractNumber) : ''
  const password = 'password' in account ? String(account.password) : ''
  if (!shipping.mayUse(String(request.headers['apikey'] ?? ''), contract, password))
    return refused(403, { id: '30000', said: 'Identifiant ou mot de passe incorrect' }, isCheck)
  const refusal = refusalOf(body) ?? closedPoint(shipping.points, body)
  // What only the routing plan knows comes with status 200.
  if (refusal !== null) return refused(refusal.id === '30206' ? 200 : 400, refusal, isCheck)
  const { letter, outputFormat } = letterRequest.parse(body)
  const { productCode } = letter.service
  if (isCheck)
    return infos(200, {
      messages: [{ id: '0', type: 'INFOS', messageContent: 'La requête a été traitée avec succès' }],
    })
  const { countryCode } = letter.addressee.address
  const number = colissimoNumber(productCode, shipping.books.nextSerial, countryCode !== 'FR')
  const lines = [productCode, letter.addressee.address.lastName ?? '', letter.addressee.address.city, number]
  const type = outputFormat.outputPrintingType
  const label = type.startsWith('ZPL')
    ? zplLabel(type.endsWith('203dpi') ? 203 : 300, number, lines)
    : pdfPage(100, 150, lines)
  const papers: PaperMade[] = [{ role: productCode.startsWith('COR') ? 'return' : 'label', bytes: label }]
  if (letter.customsDeclarations !== undefined)
    papers.push({ role: 'customs', bytes: pdfPage(210, 297, ['CN23', ...lines]) })
  shipping.books.make({
    number,
    shipmentId: number,
    reference: letter.sender.senderParcelRef ?? '',
    product: productCode,
    weightG: Math.round(letter.parcel.weight * 1000),
    told: request.body,
    papers,
  })
  const { type: contentType, body: answer } = multipart([
    {
      id: 'jsonInfos',
      type: 'application/json;charset=UTF-8',
      bytes: jsonBytes({
        messages: [
          {
            id: '0',
            type: 'INFOS',
            messageContent: 'La requête a été traitée avec succès',
            replacementValues: [],
          },
        ],
        labelXmlV2Reponse: null,
        labelV2Response: {
          parcelNumber: number,
          parcelNumberPartner: countryCode === 'FR' ? null : `0075${number}`,
        },
      }),
    },
    ...papers.map(({ role, bytes }) => ({
      id: role === 'customs' ? 'cn23' : 'label',
      type: 'application/octet-stream',
      bytes,
    })),
  ])
  return { status: 200, headers: { 'content-type': contentType }, body: answer }
}

function closedPoint(points: readonly SimulatedPoint[], body: unknown): Refusal | null {
  const { letter } = letterRequest.parse(body)
  const id = letter.parcel.pickupLocationId
  if (id === undefined) return null
  const point = points.find((one) => one.id === id)
  if (point?.isOpen === true) return null
  return { id: '30110', said: "Le point de retrait n'est pas disponible" }
}

function refused(status: number, { id, said }: Refusal, isCheck: boolean): ServedAnswer {
  const infosOf = {
    messages: [{ id, type: 'ERROR', messageContent: said, replacementValues: [] }],
    labelV2Response: null,
  }
  if (isCheck) return infos(status, infosOf)
  const { type, body } = multipart([
    { id: 'jsonInfos', type: 'application/json;charset=UTF-8', bytes: jsonBytes(infosOf) },
  ])
  return { status, headers: { 'content-type': type }, body }
}

function infos(status: number, value: unknown): HttpAnswer {
  return json(status, value)
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
