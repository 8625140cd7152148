import { HOUR_MS } from '../../../../shared/lib/clock.ts'
import { type HttpRequest, json, readJson, type ServedAnswer } from '../../channel-server/faulty-http.ts'
import { CarrierServer } from '../carrier-server.ts'
import { HandedTokens } from '../handed-tokens.ts'
import { pdfPage, zplLabel } from '../papers.ts'
import { type DpdShipment, refusalOf, shipment } from './shipment-rules.ts'

/** How long a token is taken. */
const TOKEN_MS = 24 * HOUR_MS

/**
 * A simulated META API of DPD. Credentials are `businessUnit`, `customerId`, and `login` with `password` or `clientId`
 * with `clientSecret`.
 */
export class DpdServer extends CarrierServer {
  readonly #tokens = new HandedTokens(this.options.clock, TOKEN_MS)

  override expireTokens(): void {
    this.#tokens.expire()
  }

  protected answer(request: HttpRequest): ServedAnswer {
    const { path, method } = request
    if (method !== 'POST') return json(405, error('METHOD', 'Method not allowed'))
    if (path === '/shipping/v1/login') return this.#login(request)
    if (path === '/shipping/v1/shipment') return this.#ship(request)
    return json(404, error('NOT_FOUND', 'No such resource'))
  }

  #login({ headers }: HttpRequest): ServedAnswer {
    const { credentials } = this.options
    const isKnown =
      (headers['x-dpd-login'] !== undefined &&
        headers['x-dpd-login'] === credentials['login'] &&
        headers['x-dpd-password'] === credentials['password']) ||
      (headers['x-dpd-clientid'] !== undefined &&
        headers['x-dpd-clientid'] === credentials['clientId'] &&
        headers['x-dpd-clientsecret'] === credentials['clientSecret'])
    if (this.isRevoked || !isKnown || headers['x-dpd-bucode'] !== credentials['businessUnit'])
      return json(401, error('LOGIN_1', 'Wrong login or password'))
    // Nothing in the body: the token is in the header alone.
    return { status: 200, headers: { 'x-dpd-token': this.#tokens.handOut() }, body: '' }
  }

  #ship(request: HttpRequest): ServedAnswer {
    if (this.isRevoked || !this.#tokens.takes(request.headers.authorization))
      return json(401, error('LOGIN_5', 'The token is invalid or has expired'))
    const body = readJson(request.body)
    const [wanted] = Array.isArray(body) && body.length === 1 ? (body as readonly unknown[]) : []
    const refusal = refusalOf(wanted, (pudoId) =>
      this.points.some(({ id, isOpen }) => id === pudoId && isOpen),
    )
    if (refusal !== null) return json(400, [error(refusal.code, refusal.said)])
    return this.#make(shipment.parse(wanted), request)
  }

  #make(wanted: DpdShipment, request: HttpRequest): ServedAnswer {
    const { shipmentInfos, receiver, parcel, customerReferenceNumbers } = wanted
    const number = `09980${String(this.books.nextSerial).padStart(9, '0')}`
    const lines = [shipmentInfos.productCode, receiver.address.name1, receiver.address.city, number]
    const format = request.query.get('LabelPrintFormat') ?? ''
    const label =
      format === 'PDF' ? pdfPage(105, 148, lines) : zplLabel(format === 'ZPL300' ? 300 : 203, number, lines)
    const made = this.books.make({
      number,
      shipmentId: `MPS${number}`,
      reference: parcel[0].senderParcelRefs[0] ?? '',
      product: shipmentInfos.productCode,
      weightG: Number(shipmentInfos.weight),
      told: request.body,
      papers: [{ role: shipmentInfos.productCode === '332' ? 'return' : 'label', bytes: label }],
    })
    return json(200, {
      shipmentId: made.shipmentId,
      parcelIds: [number],
      networkShipmentId: made.shipmentId,
      networkParcelIds: [number],
      parcelBarcodes: [{ parcel: number, barcode: `${number}0`, reference: customerReferenceNumbers[0] }],
      label: {
        base64Data: Buffer.from(label).toString('base64'),
        'media-type': format === 'PDF' ? 'application/pdf' : 'text/plain',
      },
    })
  }
}

function error(errorCode: string, errorMessage: string) {
  return { errorCode, errorMessage, errorOrigin: 'META-API' }
}
