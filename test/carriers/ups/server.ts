import { CarrierServer } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { HandedTokens } from '../../../main/demo/carrier-servers/handed-tokens.ts'
import { pdfPage, zplLabel } from '../../../main/demo/carrier-servers/papers.ts'
import {
  type HttpRequest,
  json,
  readJson,
  type ServedAnswer,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'
import { problemOf, shipmentRequest, type UpsShipment } from './shipment-rules.ts'
import { tracked } from './tracking.ts'

const TOKEN_MS = 4 * HOUR_MS
const VOID_MS = 28 * DAY_MS
const OK = { ResponseStatus: { Code: '1', Description: 'Success' } }

/** A simulated UPS: token, shipping, label recovery, tracking. Credentials are those of `CARRIER_CREDENTIALS`. */
export class UpsServer extends CarrierServer {
  readonly #tokens = new HandedTokens(this.options.clock, TOKEN_MS)

  override expireTokens(): void {
    this.#tokens.expire()
  }

  protected answer(request: HttpRequest): ServedAnswer {
    const { path, headers } = request
    if (path === '/security/v1/oauth/token') return this.#token(request)
    if (this.isRevoked || !this.#tokens.takes(headers.authorization))
      return refused(401, '250002', 'Invalid Authentication Information.')
    if (path === '/api/shipments/v2409/ship') return this.#ship(request)
    if (path === '/api/rating/v2409/Shop') return rates(request)
    if (path === '/api/labels/v1/recovery') return this.#recover(request)
    const [, voided] = /^\/api\/shipments\/v2409\/void\/cancel\/(\w+)$/.exec(path) ?? []
    if (voided !== undefined && request.method === 'DELETE') return this.#void(voided)
    const [, number] = /^\/api\/track\/v1\/details\/(\w+)$/.exec(path) ?? []
    if (number !== undefined) return tracked(this.books, number)
    return refused(404, '10404', 'Resource not found')
  }

  #token({ headers, body }: HttpRequest): ServedAnswer {
    const { clientId, clientSecret } = this.options.credentials
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    const isGrant = new URLSearchParams(body).get('grant_type') === 'client_credentials'
    if (this.isRevoked || !isGrant || headers.authorization !== basic)
      return refused(401, '10401', 'ClientId is Invalid')
    // UPS writes numbers as text.
    return json(200, {
      token_type: 'Bearer',
      access_token: this.#tokens.handOut(),
      expires_in: String(TOKEN_MS / 1000 - 1),
      status: 'approved',
    })
  }

  #ship(request: HttpRequest): ServedAnswer {
    const body = readJson(request.body)
    const problem = problemOf(body, this.options.credentials['accountNumber'] ?? '')
    if (problem !== null) return refused(400, problem.code, problem.message)
    return this.#make(shipmentRequest.parse(body).ShipmentRequest, request.body)
  }

  #make({ Shipment, LabelSpecification }: UpsShipment, told: string): ServedAnswer {
    const number = `1Z${this.options.credentials['accountNumber']}${Shipment.Service.Code}${String(this.books.made.length + 1).padStart(8, '0')}`
    const lines = [Shipment.Service.Code, Shipment.ShipTo.Name, Shipment.ShipTo.Address.City, number]
    const format = LabelSpecification.LabelImageFormat.Code
    const [parcel] = Shipment.Package
    const { UnitOfMeasurement, Weight } = parcel.PackageWeight
    // What is recovered as a page is what the books hold, where no ZPL was made.
    const label = format === 'ZPL' ? zplLabel(203, number, lines) : pdfPage(102, 152, lines)
    const image = format === 'ZPL' ? Buffer.from(label) : Buffer.from('GIF89a')
    const form = Shipment.ShipmentServiceOptions === undefined ? null : pdfPage(210, 297, ['INVOICE', number])
    this.books.make({
      number,
      shipmentId: number,
      reference: (Shipment.ReferenceNumber ?? parcel.ReferenceNumber)?.[0]?.Value ?? '',
      product: Shipment.Service.Code,
      weightG: Math.round(Number(Weight) * (UnitOfMeasurement.Code === 'LBS' ? 453.592_37 : 1000)),
      told,
      papers: [
        { role: Shipment.ReturnService === undefined ? 'label' : 'return', bytes: label },
        ...(form === null ? [] : [{ role: 'customs' as const, bytes: form }]),
      ],
    })
    const charge = (MonetaryValue: string) => ({ CurrencyCode: 'EUR', MonetaryValue })
    return json(200, {
      ShipmentResponse: {
        Response: OK,
        ShipmentResults: {
          ShipmentCharges: {
            TransportationCharges: charge('12.40'),
            ServiceOptionsCharges: charge('0.00'),
            TotalCharges: charge('12.40'),
          },
          ...(Shipment.ShipmentRatingOptions === undefined
            ? {}
            : { NegotiatedRateCharges: { TotalCharge: charge('8.95') } }),
          BillingWeight: {
            UnitOfMeasurement: { Code: 'KGS', Description: 'Kilograms' },
            Weight: Weight.padStart(8, '0'),
          },
          ShipmentIdentificationNumber: number,
          ...(form === null
            ? {}
            : {
                Form: {
                  Code: '01',
                  Description: 'All Requested International Forms',
                  Image: {
                    ImageFormat: { Code: 'PDF', Description: 'PDF' },
                    GraphicImage: Buffer.from(form).toString('base64'),
                  },
                },
              }),
          PackageResults: [
            {
              TrackingNumber: number,
              ShippingLabel: {
                ImageFormat: { Code: format, Description: format },
                GraphicImage: image.toString('base64'),
              },
            },
          ],
        },
      },
    })
  }

  #recover(request: HttpRequest): ServedAnswer {
    const [, number = ''] = /"TrackingNumber":"(\w+)"/.exec(request.body) ?? []
    const made = this.books.byNumber(number)
    if (made === null || made.voidedAt !== null)
      return refused(400, '300120', 'The tracking number is not found.')
    const [label] = made.papers
    const isPdf = new TextDecoder('latin1').decode(label?.bytes).startsWith('%PDF')
    const page = isPdf ? (label?.bytes ?? new Uint8Array()) : pdfPage(102, 152, [number])
    return json(200, {
      LabelRecoveryResponse: {
        Response: OK,
        ShipmentIdentificationNumber: number,
        LabelResults: [
          {
            TrackingNumber: number,
            LabelImage: {
              LabelImageFormat: { Code: 'PDF' },
              GraphicImage: Buffer.from(page).toString('base64'),
            },
          },
        ],
      },
    })
  }

  #void(number: string): ServedAnswer {
    const made = this.books.byNumber(number)
    if (made === null) return refused(400, '190101', 'No shipment found within the allowed void period')
    if (made.voidedAt !== null) return refused(400, '190117', 'The shipment has already been voided')
    if (this.books.void(number, VOID_MS) === 'too-late')
      return refused(400, '190102', 'No shipment found within the allowed void period')
    return json(200, {
      VoidShipmentResponse: {
        Response: OK,
        SummaryResult: { Status: { Code: '1', Description: 'Voided' } },
      },
    })
  }
}

/** Standard and Express, by the contract where it is asked for. */
function rates({ body }: HttpRequest): ServedAnswer {
  const charge = (MonetaryValue: string) => ({ CurrencyCode: 'EUR', MonetaryValue })
  const rated = (Code: string, list: string, contract: string, days: string) => ({
    Service: { Code, Description: Code },
    BillingWeight: { UnitOfMeasurement: { Code: 'KGS', Description: 'Kilograms' }, Weight: '1.3' },
    TransportationCharges: charge(list),
    ServiceOptionsCharges: charge('0.00'),
    TotalCharges: charge(list),
    ...(body.includes('"NegotiatedRatesIndicator":"Y"')
      ? { NegotiatedRateCharges: { TotalCharge: charge(contract) } }
      : {}),
    GuaranteedDelivery: { BusinessDaysInTransit: days },
    RatedPackage: [{ Weight: '1.3' }],
  })
  return json(200, {
    RateResponse: {
      Response: OK,
      RatedShipment: [rated('11', '12.40', '8.95', '2'), rated('07', '41.00', '29.10', '1')],
    },
  })
}

function refused(status: number, code: string, message: string): ServedAnswer {
  return json(status, { response: { errors: [{ code, message }] } })
}
