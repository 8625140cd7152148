import {
  CarrierServer,
  type CarrierServerOptions,
} from '../../../main/demo/carrier-servers/carrier-server.ts'
import { pdfPage } from '../../../main/demo/carrier-servers/papers.ts'
import {
  type HttpRequest,
  json,
  readJson,
  type ServedAnswer,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { type AddressRequest, addressRequest, shipmentRequest, UNKNOWN_POSTCODE } from './rules.ts'
import { Shipments, WINDOW_MS } from './shipments.ts'
import { trackerOf } from './tracking.ts'

/** A simulated EasyPost, API v2, with DHL Express and USPS behind it. The credential is `apiKey`. */
export class EasyPostServer extends CarrierServer {
  readonly shipments: Shipments
  /** A production key: it may ask which carriers the account has. */
  isProduction = false
  readonly #forms: Uint8Array[] = []

  constructor(options: CarrierServerOptions) {
    super(options)
    this.shipments = new Shipments(this.books)
  }

  protected answer(request: HttpRequest): ServedAnswer {
    const [, root, first = '', second = '', third = ''] = request.path.split('/').map(decodeURIComponent)
    if (root === 'files') return this.#file(first, Number(second))
    if (!this.#mayUse(request)) return refused(401, 'APIKEY.INACTIVE', 'This api key is no longer active.')
    const files = `http://${request.headers.host ?? ''}/files`
    if (root !== 'v2') return notFound()
    if (first === 'shipments') return this.#shipment(request, second, third, files)
    if (first === 'addresses') return checkedAddress(request)
    if (first === 'scan_forms') return this.#scanForm(request, files)
    if (first === 'trackers') return this.#trackers(request)
    if (first === 'metadata' && second === 'carriers') return json(200, { carriers: CARRIERS })
    if (first === 'carrier_accounts')
      return this.isProduction
        ? json(200, [{ object: 'CarrierAccount', type: 'DhlExpressAccount', readable: 'DHL Express' }])
        : refused(403, 'MODE.UNAUTHORIZED', 'This resource requires a production API Key to access.')
    return notFound()
  }

  #mayUse({ headers }: HttpRequest): boolean {
    const token = Buffer.from(`${this.options.credentials['apiKey']}:`).toString('base64')
    return !this.isRevoked && headers.authorization === `Basic ${token}`
  }

  #shipment(request: HttpRequest, name: string, action: string, files: string): ServedAnswer {
    const { method, body } = request
    if (name === '') {
      if (method === 'GET') return json(200, { shipments: [], has_more: false })
      const read = shipmentRequest.safeParse(partOf(body, 'shipment'))
      if (!read.success) {
        const [issue] = read.error.issues
        return refused(422, 'SHIPMENT.INVALID_PARAMS', 'Unable to create shipment', {
          field: issue?.path.join('.') ?? '',
          message: issue?.message ?? '',
        })
      }
      return json(201, this.shipments.shown(this.shipments.create(read.data, body), files))
    }
    const kept = this.shipments.byName(name)
    if (kept === null) return notFound()
    if (action === 'buy') {
      if (kept.number !== null)
        return refused(422, 'SHIPMENT.POSTAGE.EXISTS', 'Postage already exists for this shipment.')
      const { id } = Object(partOf(body, 'rate')) as { readonly id?: unknown }
      if (!this.shipments.buy(kept, String(id)))
        return refused(422, 'SHIPMENT.POSTAGE.NO_RATE', 'The rate was not found.')
    }
    if (action === 'refund') {
      const label = this.shipments.labelOf(kept)
      if (label === null || label.voidedAt !== null)
        return refused(422, 'SHIPMENT.REFUND.UNAVAILABLE', 'Refund request unavailable.')
      kept.refund = this.books.void(label.number, WINDOW_MS) === 'voided' ? 'submitted' : 'rejected'
    }
    return json(200, this.shipments.shown(kept, files))
  }

  #file(name: string, nth: number): ServedAnswer {
    const kept = this.shipments.byName(name)
    const bytes =
      name === 'forms'
        ? this.#forms[nth]
        : kept === null
          ? undefined
          : this.shipments.labelOf(kept)?.papers[nth]?.bytes
    if (bytes === undefined) return notFound()
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes }
  }

  #scanForm({ body }: HttpRequest, files: string): ServedAnswer {
    const { shipments } = Object(partOf(body, 'scan_form')) as {
      readonly shipments?: readonly { id: string }[]
    }
    const kept = (shipments ?? []).map(({ id }) => this.shipments.byName(id))
    const numbers = kept.flatMap((one) => (one?.number ? [one.number] : []))
    if (numbers.length === 0 || numbers.length < kept.length)
      return refused(422, 'SCAN_FORM.INVALID', 'A shipment of the scan form has no label.')
    this.#forms.push(pdfPage(210, 297, ['SCAN form', ...numbers]))
    return json(200, {
      object: 'ScanForm',
      status: 'created',
      message: null,
      tracking_codes: numbers,
      form_url: `${files}/forms/${this.#forms.length - 1}`,
    })
  }

  #trackers({ query }: HttpRequest): ServedAnswer {
    const label = this.books.byNumber(query.get('tracking_code') ?? '')
    return json(200, { trackers: label === null ? [] : [trackerOf(label)], has_more: false })
  }
}

const CARRIERS = [
  {
    name: 'dhlexpress',
    human_readable: 'DHL Express',
    service_levels: [
      { name: 'DomesticExpress', human_readable: 'Domestic Express', max_weight: 2469 },
      { name: 'ExpressWorldwide', human_readable: 'Express Worldwide', max_weight: null },
    ],
  },
  {
    name: 'usps',
    human_readable: 'USPS',
    service_levels: [{ name: 'GroundAdvantage', human_readable: 'Ground Advantage', max_weight: 1120 }],
  },
]

function checkedAddress({ body }: HttpRequest): ServedAnswer {
  const read = addressRequest.safeParse(partOf(body, 'address'))
  if (!read.success) return refused(422, 'ADDRESS.PARAMETERS.INVALID', 'Wrong parameter type.')
  const errors = verificationErrors(read.data)
  return json(201, {
    object: 'Address',
    ...read.data,
    verifications: { delivery: { success: errors.length === 0, errors, details: null } },
  })
}

function verificationErrors({ zip, city, country }: AddressRequest) {
  if (country === 'MT')
    return [
      { code: 'E.COUNTRY.UNSUPPORTED', field: 'country', message: 'Not verified there', suggestion: null },
    ]
  if (zip !== UNKNOWN_POSTCODE) return []
  const suggestion = city === 'Paris' ? '75011' : null
  return [{ code: 'E.ADDRESS.NOT_FOUND', field: 'zip', message: 'The ZIP code is not found', suggestion }]
}

function partOf(body: string, name: string): unknown {
  const value = readJson(body)
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

function refused(
  status: number,
  code: string,
  message: string,
  ...errors: readonly { readonly field: string; readonly message: string }[]
): ServedAnswer {
  return json(status, { error: { code, message, errors } })
}

function notFound(): ServedAnswer {
  return refused(404, 'NOT_FOUND', 'The requested resource could not be found.')
}
