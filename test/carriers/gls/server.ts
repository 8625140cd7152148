import { CarrierServer } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { HandedTokens } from '../../../main/demo/carrier-servers/handed-tokens.ts'
import { pdfPage, zplLabel } from '../../../main/demo/carrier-servers/papers.ts'
import { pointsNear, SHOP_HOURS } from '../../../main/demo/carrier-servers/simulated-points.ts'
import {
  type HttpRequest,
  json,
  readJson,
  type ServedAnswer,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'
import { ALLOWED, type GlsRefusal, refusalOf, shipmentRequest } from './shipment-rules.ts'
import { parcels } from './tracking.ts'

const TOKEN_MS = 4 * HOUR_MS
/** The end of day closes parcels after so long. */
const OPEN_MS = 4 * DAY_MS
const MEDIA = { 'content-type': 'application/glsVersion1+json; charset=utf-8' }

/** A simulated GLS: token, ShipIT FARM and tracking. Credentials are `clientId`, `clientSecret` and `contactId`. */
export class GlsServer extends CarrierServer {
  readonly #tokens = new HandedTokens(this.options.clock, TOKEN_MS)

  override expireTokens(): void {
    this.#tokens.expire()
  }

  protected answer(request: HttpRequest): ServedAnswer {
    const { path, headers } = request
    if (path === '/oauth2/v2/token') return this.#token(request)
    if (this.isRevoked || !this.#tokens.takes(headers.authorization))
      return json(401, {
        fault: { faultstring: 'Invalid token', detail: { errorcode: 'steps.jwt.TokenExpired' } },
      })
    const tracked = /^\/track-and-trace-v1\/tracking\/simple\/trackids\/(.+)$/.exec(path)?.[1]
    if (tracked !== undefined) return parcels(this.books, decodeURIComponent(tracked).split(',').slice(0, 10))
    const operation = /^\/shipit-farm\/v1\/backend\/rs(\/.+)$/.exec(path)?.[1] ?? ''
    if (operation.startsWith('/shipments/cancel/')) return this.#cancel(operation.split('/').at(-1) ?? '')
    if (!String(headers['content-type'] ?? '').startsWith('application/glsVersion1+json'))
      return { status: 415, headers: {}, body: '' }
    switch (operation) {
      case '/shipments':
        return this.#create(request)
      case '/shipments/validate':
        return this.#validate(request)
      case '/shipments/allowedservices':
        return gls({
          AllowedServices: [
            { ProductName: 'PARCEL' },
            { ProductName: 'EXPRESS' },
            ...ALLOWED.map((ServiceName) => ({ ServiceName })),
          ],
        })
      case '/parcelshop/address':
        return this.#shops(request)
      default:
        return { status: 404, headers: {}, body: '' }
    }
  }

  #token({ headers, body }: HttpRequest): ServedAnswer {
    const { clientId, clientSecret } = this.options.credentials
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    if (new URLSearchParams(body).get('grant_type') !== 'client_credentials')
      return json(400, { errors: [{ message: 'grant_type is missing' }] })
    if (this.isRevoked || headers.authorization !== basic)
      return json(401, { errors: [{ message: 'Invalid client credentials' }] })
    return json(200, {
      token_type: 'Bearer',
      access_token: this.#tokens.handOut(),
      expires_in: TOKEN_MS / 1000,
    })
  }

  #refusalOf(value: unknown): GlsRefusal | null {
    const { contactId = '' } = this.options.credentials
    return refusalOf(value, contactId, (id) => this.points.some((one) => one.id === id && one.isOpen))
  }

  #create(request: HttpRequest): ServedAnswer {
    const body = readJson(request.body)
    const wanted = typeof body === 'object' && body !== null && 'Shipment' in body ? body.Shipment : undefined
    const refusal = this.#refusalOf(wanted)
    if (refusal !== null) return inHeaders(refusal)
    const read = shipmentRequest.parse(body)
    const { Consignee, ShipmentUnit, Service = [], Product } = read.Shipment
    const [unit] = ShipmentUnit
    const serial = this.books.made.length + 1
    const number = `2028${String(serial).padStart(8, '0')}`
    const trackId = `ZX${String(serial).padStart(6, '0')}`
    const lines = [Product, Consignee.Address.Name1, Consignee.Address.City, number]
    const { TemplateSet, LabelFormat } = read.PrintingOptions.ReturnLabels
    const label =
      LabelFormat === 'PDF'
        ? pdfPage(105, 148, lines)
        : zplLabel(TemplateSet === 'ZPL_300' ? 300 : 203, number, lines)
    this.books.make({
      number,
      shipmentId: trackId,
      reference: unit.ShipmentUnitReference[0] ?? '',
      product: Product,
      weightG: Math.round(unit.Weight * 1000),
      told: request.body,
      papers: [{ role: Service.some((one) => 'ShopReturn' in one) ? 'return' : 'label', bytes: label }],
    })
    return gls({
      CreatedShipment: {
        ShipmentReference: read.Shipment.ShipmentReference ?? [],
        ParcelData: [
          {
            TrackID: trackId,
            ShipmentUnitReference: unit.ShipmentUnitReference,
            ParcelNumber: number,
            Barcodes: { Primary1D: number, Primary1DPrint: true },
            RoutingInfo: {
              Tour: '0819',
              InboundSortingFlag: '003',
              FinalLocationCode: 'FR 075',
              HubLocation: 'esa',
              LastRoutingDate: '2026-12-11T00:00:00Z',
            },
          },
        ],
        PrintData: [{ Data: [Buffer.from(label).toString('base64')], LabelFormat }],
        CustomerID: '1234567890',
        PickupLocation: 'FR 059',
      },
    })
  }

  #validate(request: HttpRequest): ServedAnswer {
    const body = readJson(request.body)
    const refusal = this.#refusalOf(
      typeof body === 'object' && body !== null && 'Shipment' in body ? body.Shipment : undefined,
    )
    return gls({
      Success: refusal === null,
      ValidationResult: { Issues: refusal === null ? [] : [refusal.issue] },
    })
  }

  /** Mostly it is only noted, and a second request for the same parcel is answered by 500. */
  #cancel(trackId: string): ServedAnswer {
    const made = this.books.made.find(({ shipmentId }) => shipmentId === trackId)
    if (made === undefined || this.options.clock.now() - made.madeAt > 10 * OPEN_MS)
      return inHeaders({
        error: 'INVALID_FIELD_VALUE',
        message: `Invalid field TrackID. Value ${trackId} is not a valid value. A parcel with the given ID does not exist`,
      })
    if (made.voidedAt !== null) return { status: 500, headers: { error: 'INTERNAL_ERROR' }, body: '' }
    if (this.books.void(made.number, 10 * OPEN_MS) === 'too-late')
      return gls({ TrackID: trackId, Result: 'SCANNED' })
    const isSent = this.options.clock.now() - made.madeAt > OPEN_MS
    return gls({ TrackID: trackId, Result: isSent ? 'CANCELLATION_PENDING' : 'CANCELLED' })
  }

  #shops(request: HttpRequest): ServedAnswer {
    const body = readJson(request.body)
    const { CountryCode = '', ZIPCode = '' } =
      typeof body === 'object' && body !== null ? (body as Record<string, string>) : {}
    const near = pointsNear(this.points, CountryCode, ZIPCode)
    if (near.length === 0) return gls({})
    return gls({
      // Not in the order of distance: callers sort.
      ParcelShop: near.toReversed().map(({ point, distanceM }) => ({
        ParcelShopID: point.id,
        Type: 'SHOP',
        Location: { Latitude: String(point.latitude), Longitude: String(point.longitude) },
        Address: {
          Name1: point.name,
          CountryCode: point.country,
          ZIPCode: point.postcode,
          City: point.city,
          Street: point.street,
        },
        WorkingDay: SHOP_HOURS.map((spans, day) => ({
          DayOfWeek: WEEK[day],
          OpeningHours: {
            OpeningHours: spans.map(([from, to]) => ({
              From: `1970-01-01T${from}:00.000Z`,
              To: `1970-01-01T${to}:00.000Z`,
            })),
          },
        })),
        ...(point.isOpen ? {} : { Holidays: [{ StartDate: '2026-11-23', EndDate: '2026-12-31' }] }),
        AirlineDistance: String(distanceM / 1000),
      })),
    })
  }
}

const WEEK = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

function gls(value: unknown): ServedAnswer {
  return { status: 200, headers: MEDIA, body: JSON.stringify(value) }
}

/** A refusal has no body: all is in its headers. */
function inHeaders({ error, message }: Pick<GlsRefusal, 'error' | 'message'>): ServedAnswer {
  return { status: 400, headers: { error, message, args: '[]' }, body: '' }
}
