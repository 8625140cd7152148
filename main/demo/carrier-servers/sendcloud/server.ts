import { type HttpRequest, json, readJson, type ServedAnswer } from '../../channel-server/faulty-http.ts'
import { CarrierServer, type CarrierServerOptions } from '../carrier-server.ts'
import { pointsNear } from '../simulated-points.ts'
import { OPTIONS, priceOf } from './catalogue.ts'
import { Returns } from './returns.ts'
import {
  type ApiError,
  apiError,
  carrierError,
  errorOf,
  optionOf,
  returnRequest,
  shipmentError,
  shipmentRequest,
} from './rules.ts'
import { Shipments, WINDOW_MS } from './shipments.ts'
import { trackingOf } from './tracking.ts'

const ROOT = '/api/v3'

/**
 * A simulated Sendcloud, API v3, with several carriers behind it. Credentials are `publicKey` and `secretKey`. What
 * the carriers do is set here: the next `awayFor` announcements find theirs away, and those of `slowFor` polls are
 * answered late; a cancellation takes `cancelsIn` looks.
 */
export class SendcloudServer extends CarrierServer {
  readonly shipments: Shipments
  readonly returns: Returns
  awayFor = 0
  slowFor = 0
  cancelsIn = 0

  constructor(options: CarrierServerOptions) {
    super(options)
    this.shipments = new Shipments(this.books)
    this.returns = new Returns(this.books)
  }

  protected answer(request: HttpRequest): ServedAnswer {
    if (!this.#mayUse(request))
      return refused(401, {
        status: '401',
        code: 'authentication_failed',
        detail: 'Invalid username/password.',
      })
    const { method } = request
    const path = request.path.startsWith(ROOT) ? request.path.slice(ROOT.length) : ''
    if (method === 'POST' && path === '/shipments/announce') return this.#announce(request)
    if (method === 'GET' && path === '/shipments') return this.#list(request)
    if (method === 'POST' && path === '/shipping-options') return shippingOptions(request)
    if (method === 'GET' && path === '/service-points') return this.#points(request)
    if (method === 'POST' && path === '/returns/announce-synchronously') return this.#announceReturn(request)
    if (method === 'GET' && path === '/returns')
      return json(200, { next: null, data: this.returns.all.map((back) => this.returns.shown(back)) })
    const [, first = '', second = '', third = '', fourth = ''] = path.split('/').map(decodeURIComponent)
    if (first === 'shipments') return method === 'POST' ? this.#cancel(second) : this.#one(second)
    if (first === 'returns') return method === 'PATCH' ? this.#cancelReturn(second) : this.#oneReturn(second)
    if (first === 'parcels' && second === 'tracking') return this.#track(third)
    if (first === 'parcels' && third === 'documents') return this.#document(Number(second), fourth)
    return notFound()
  }

  #mayUse({ headers }: HttpRequest): boolean {
    const { publicKey, secretKey } = this.options.credentials
    const token = Buffer.from(`${publicKey}:${secretKey}`).toString('base64')
    return !this.isRevoked && headers.authorization === `Basic ${token}`
  }

  #announce({ body }: HttpRequest): ServedAnswer {
    const value = readJson(body)
    const wrong = errorOf(shipmentRequest, value)
    if (wrong !== null) return refused(400, wrong)
    const request = shipmentRequest.parse(value)
    const there = this.shipments.byReference(request.external_reference_id ?? '')
    if (there !== null) return json(409, { data: this.shipments.shown(there, false) })
    const refusal = shipmentError(request, this.points)
    if (refusal !== null) return refused(400, refusal)
    const kept = this.shipments.announce(
      request,
      body,
      this.#carrierErrors(carrierError(request)),
      this.slowFor,
    )
    return json(201, { data: this.shipments.shown(kept, true) })
  }

  #carrierErrors(error: ApiError | null): readonly ApiError[] {
    if (this.awayFor === 0) return error === null ? [] : [error]
    this.awayFor -= 1
    return [
      {
        status: '500',
        code: 'parcel_announcement_error',
        detail: 'Service error: An error occurred while connecting to the carrier.',
      },
    ]
  }

  #list({ query }: HttpRequest): ServedAnswer {
    const reference = query.get('external_reference_id')
    const found =
      reference === null
        ? this.shipments.all.slice(0, Number(query.get('page_size') ?? 40))
        : [this.shipments.byReference(reference)].filter((one) => one !== null)
    for (const kept of found) this.shipments.look(kept)
    return json(200, { data: found.map((kept) => this.shipments.shown(kept, false)) })
  }

  #one(id: string): ServedAnswer {
    const kept = this.shipments.byId(id)
    if (kept === null) return notFound()
    this.shipments.look(kept)
    return json(200, { data: this.shipments.shown(kept, false) })
  }

  #cancel(id: string): ServedAnswer {
    const kept = this.shipments.byId(id)
    const label = kept === null ? null : this.shipments.labelOf(kept)
    if (kept === null || label === null) return notFound()
    const queued = { data: { status: 'queued', message: 'Shipment cancellation has been queued' } }
    if (kept.cancelsIn > 0) return json(202, queued)
    if (this.cancelsIn > 0 && label.voidedAt === null && label.scans.length === 0) {
      kept.cancelsIn = this.cancelsIn
      return json(202, queued)
    }
    if (label.voidedAt !== null)
      return refused(409, apiError('This shipment is already cancelled', '/shipments', 'invalid'))
    if (this.books.void(label.number, WINDOW_MS) !== 'voided')
      return refused(409, apiError('This shipment can no longer be cancelled', '/shipments', 'invalid'))
    return json(200, { data: { status: 'cancelled', message: 'Shipment has been cancelled' } })
  }

  #announceReturn({ body }: HttpRequest): ServedAnswer {
    const value = readJson(body)
    const wrong = errorOf(returnRequest, value)
    if (wrong !== null) return refused(400, wrong)
    const request = returnRequest.parse(value)
    const option = optionOf(request.ship_with.shipping_option_code)
    if (option?.isReturn !== true)
      return refused(400, apiError('This is no option for returns', '/ship_with/shipping_option_code'))
    if (this.returns.has(request.external_reference))
      return json(400, {
        error: {
          code: 'invalid',
          request: 'api/v3/returns',
          message: 'External reference has already been used in another return.',
        },
      })
    const { id, parcelId } = this.returns.announce(request, body)
    return json(201, { return_id: id, parcel_id: parcelId, multi_collo_ids: [] })
  }

  #oneReturn(id: string): ServedAnswer {
    const back = this.returns.byId(Number(id))
    return back === null ? notFound() : json(200, this.returns.shown(back))
  }

  #cancelReturn(id: string): ServedAnswer {
    const back = this.returns.byId(Number(id))
    if (back === null) return notFound()
    if (this.books.void(back.number, WINDOW_MS) !== 'voided')
      return json(409, { errors: [{ field: 'returns', code: 409, message: 'Return is not cancellable.' }] })
    return json(202, { message: 'Cancellation requested successfully' })
  }

  #document(parcelId: number, type: string): ServedAnswer {
    const kept = this.shipments.byParcel(parcelId)
    const back = this.returns.byParcel(parcelId)
    const label =
      kept !== null ? this.shipments.labelOf(kept) : back !== null ? this.returns.labelOf(back) : null
    const paper = label?.papers.find(({ role }) => (role === 'customs') === (type !== 'label'))
    if (paper === undefined) return notFound()
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: paper.bytes }
  }

  #track(number: string): ServedAnswer {
    const label = this.books.byNumber(number)
    return label === null ? json(404, { detail: 'Parcel does not exist' }) : json(200, trackingOf(label))
  }

  #points({ query }: HttpRequest): ServedAnswer {
    if (query.has('carrier_code') === query.has('use_integration_carriers'))
      return refused(
        400,
        apiError('Exactly one of carrier_code and use_integration_carriers', '/carrier_code'),
      )
    const country = query.get('country_code') ?? ''
    const near = pointsNear(this.points, country, query.get('address_postal_code') ?? '')
    const results = near
      .filter(({ point }) => point.isOpen)
      .map(({ point, distanceM }, at) => ({
        id: 1_000_000 + at,
        name: point.name,
        carrier: { code: 'mondial_relay', name: 'Mondial Relay' },
        carrier_service_point_id: point.id,
        address: {
          street: point.street,
          house_number: '',
          postal_code: point.postcode,
          city: point.city,
          country_code: point.country,
        },
        position: { latitude: point.latitude, longitude: point.longitude },
        is_expired: false,
        distance: distanceM,
      }))
    const status = near.length === 0 ? 'not_found' : 'matched'
    return json(200, { data: { results, geocoding: { status, precision: 'postal_code' } } })
  }
}

function shippingOptions({ body }: HttpRequest): ServedAnswer {
  const filter = Object(readJson(body)) as Readonly<Record<string, unknown>>
  const to = filter['to_country_code']
  const weightG = weightIn(filter['parcels'])
  const options = OPTIONS.filter(
    ({ countries, mostG }) =>
      (typeof to !== 'string' || countries === null || countries.includes(to)) && (weightG ?? 0) <= mostG,
  )
  return json(200, {
    data: options.map((option) => ({
      code: option.code,
      name: option.name,
      carrier: option.carrier,
      product: { code: option.code.split('/')[0], name: option.name },
      functionalities: {
        last_mile: option.toPoint ? 'service_point' : 'home_delivery',
        returns: option.isReturn,
        tracked: true,
      },
      requirements: { fields: [], export_documents: false, is_service_point_required: option.toPoint },
      weight: {
        min: { value: '0.001', unit: 'kg' },
        max: { value: (option.mostG / 1000).toFixed(3), unit: 'kg' },
      },
      quotes:
        filter['calculate_quotes'] === true && weightG !== null
          ? [
              {
                lead_time: option.hours,
                price: {
                  breakdown: [],
                  total: { value: (priceOf(option, weightG) / 100).toFixed(2), currency: 'EUR' },
                },
              },
            ]
          : null,
    })),
    message: null,
  })
}

/** Of the first parcel, in grams; null = none is given. */
function weightIn(parcels: unknown): number | null {
  const [parcel] = Array.isArray(parcels) ? (parcels as readonly unknown[]) : []
  const { weight } = Object(parcel) as { readonly weight?: { readonly value?: unknown } }
  return weight === undefined ? null : Number(weight.value) * 1000
}

function refused(status: number, error: ApiError): ServedAnswer {
  return json(status, { errors: [{ ...error, status: String(status) }] })
}

function notFound(): ServedAnswer {
  return refused(404, { status: '404', code: 'not_found', detail: 'Not found.' })
}
