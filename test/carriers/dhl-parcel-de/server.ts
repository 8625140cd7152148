import type { LabelInBooks, PaperMade } from '../../../main/demo/carrier-servers/carrier-books.ts'
import { CarrierServer } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { HandedTokens } from '../../../main/demo/carrier-servers/handed-tokens.ts'
import { pdfPage, zplLabel } from '../../../main/demo/carrier-servers/papers.ts'
import {
  type HttpRequest,
  json,
  readJson,
  type ServedAnswer,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { type DhlProblem, order, problemOf, returnOrder } from './order-rules.ts'

const TOKEN_MS = 30 * 60_000
/** The day is closed by then. */
const OPEN_MS = DAY_MS
const OK = { title: 'ok', status: 200, statusCode: 200 }

/**
 * A simulated DHL Parcel Germany: token, shipping v2 and returns v1. Credentials are those of `CARRIER_CREDENTIALS`. One
 * shipment's status stands in its item, also where the whole is 200.
 */
export class DhlServer extends CarrierServer {
  readonly #tokens = new HandedTokens(this.options.clock, TOKEN_MS)
  readonly #closed = new Set<string>()

  override expireTokens(): void {
    this.#tokens.expire()
  }

  protected answer(request: HttpRequest): ServedAnswer {
    const { path, method, headers } = request
    if (path === '/parcel/de/account/auth/ropc/v1/token') return this.#token(request)
    if (this.isRevoked || !this.#tokens.takes(headers.authorization))
      return json(401, status(401, 'Unauthorized', 'Unauthorized for given resource.'))
    switch (`${method} ${path.replace('/parcel/de/shipping', '')}`) {
      case 'POST /v2/orders':
        return this.#order(request)
      case 'GET /v2/orders':
        return this.#fetch(request.query.get('shipment') ?? '')
      case 'DELETE /v2/orders':
        return this.#delete(request.query.get('shipment') ?? '')
      case 'POST /v2/manifests':
        return this.#close(request)
      case 'GET /v2/manifests':
        return this.#manifest()
      case 'POST /returns/v1/orders':
        return this.#return(request)
      default:
        return json(404, status(404, 'Not Found', 'The resource does not exist.'))
    }
  }

  #token({ body }: HttpRequest): ServedAnswer {
    const { clientId, clientSecret, login, password } = this.options.credentials
    const form = new URLSearchParams(body)
    const isKnown =
      form.get('client_id') === clientId &&
      form.get('client_secret') === clientSecret &&
      form.get('username') === login &&
      form.get('password') === password
    if (this.isRevoked || form.get('grant_type') !== 'password' || !isKnown)
      return json(401, { error: 'invalid_grant', error_description: 'Invalid credentials' })
    return json(200, {
      access_token: this.#tokens.handOut(),
      token_type: 'Bearer',
      expires_in: TOKEN_MS / 1000,
    })
  }

  #order(request: HttpRequest): ServedAnswer {
    const body = readJson(request.body)
    const problem = problemOf(body, (this.options.credentials['billingNumber'] ?? '').slice(0, 10))
    if (problem !== null) return refused(problem)
    if (request.query.get('validate') === 'true') return json(200, { status: OK, items: [{ sstatus: OK }] })
    const [wanted] = order.parse(body).shipments
    const number = `00340434${String(this.books.made.length + 1).padStart(12, '0')}`
    const lines = [wanted.product, wanted.consignee.name1, wanted.consignee.city, number]
    const isZpl = request.query.get('docFormat') === 'ZPL2'
    const label = isZpl ? zplLabel(203, number, lines) : pdfPage(103, 150, lines)
    const papers: PaperMade[] = [{ role: 'label', bytes: label }]
    if (wanted.customs !== undefined)
      papers.push({ role: 'customs', bytes: pdfPage(210, 297, ['CN23', ...lines]) })
    const made = this.books.make({
      number,
      shipmentId: number,
      reference: wanted.refNo,
      product: wanted.product,
      weightG: wanted.details.weight.value,
      told: request.body,
      papers,
    })
    return json(200, { status: OK, items: [itemOf(made)] })
  }

  #fetch(number: string): ServedAnswer {
    const made = this.books.byNumber(number)
    if (made === null || made.voidedAt !== null || this.#closed.has(number))
      return json(404, status(404, 'Not Found', 'Unknown shipment number.'))
    const [label, ...others] = made.papers
    const isPage = startsAsPdf(label)
    // A label that was made in ZPL is a page here too.
    const page = { role: 'label' as const, bytes: pdfPage(103, 150, [number]) }
    const papers = label === undefined || isPage ? made.papers : [page, ...others]
    return json(200, { status: OK, items: [itemOf({ ...made, papers })] })
  }

  #delete(number: string): ServedAnswer {
    const made = this.books.byNumber(number)
    if (made === null || made.voidedAt !== null) return notDeleted(number, 'Unknown shipment number.')
    if (this.#closed.has(number) || this.books.void(number, OPEN_MS) === 'too-late')
      return notDeleted(number, 'The shipment has already been manifested.')
    return json(200, { status: OK, items: [{ shipmentNo: number, sstatus: OK }] })
  }

  #close(request: HttpRequest): ServedAnswer {
    const body = readJson(request.body)
    const numbers =
      typeof body === 'object' && body !== null && 'shipmentNumbers' in body
        ? (body.shipmentNumbers as string[])
        : []
    if (numbers.length === 0 || numbers.length > 30)
      return json(400, status(400, 'Bad Request', 'shipmentNumbers: 1 to 30'))
    for (const number of numbers) this.#closed.add(number)
    return json(207, {
      status: OK,
      items: numbers.map((shipmentNo) => ({ shipmentNo, sstatus: OK })),
    })
  }

  #manifest(): ServedAnswer {
    const page = pdfPage(210, 297, ['Versandliste', ...this.#closed])
    return json(200, {
      status: OK,
      manifestDate: '2026-11-30',
      manifest: [{ b64: Buffer.from(page).toString('base64'), fileFormat: 'PDF', printFormat: 'A4' }],
      sheetNo: [{ billingNumber: this.options.credentials['billingNumber'], sheetNo: '1' }],
      items: [...this.#closed].map((shipmentNo) => ({ shipmentNo, sheetNo: '1', sstatus: OK })),
    })
  }

  #return(request: HttpRequest): ServedAnswer {
    const read = returnOrder.safeParse(readJson(request.body))
    if (!read.success)
      return json(400, status(400, 'Bad Request', read.error.issues[0]?.path.join('.') ?? ''))
    if (read.data.receiverId !== this.options.credentials['receiverId'])
      return json(422, status(422, 'Unprocessable', 'The receiverId is unknown.'))
    const number = `${999_000_000_000 + this.books.made.length + 1}`
    const lines = ['Retoure', read.data.shipper.name1, read.data.shipper.city, number]
    const isCode = request.query.get('labelType') === 'QR_LABEL'
    const label = pdfPage(103, 150, lines)
    const code = Uint8Array.from(Buffer.concat([PNG, Buffer.from(number)]))
    this.books.make({
      number,
      shipmentId: number,
      reference: read.data.shipmentReference,
      product: 'RETOURE',
      weightG: read.data.itemWeight.value,
      told: request.body,
      papers: [{ role: 'return', bytes: isCode ? code : label }],
    })
    return json(201, {
      sstatus: { title: 'Created', status: 201 },
      shipmentNo: number,
      label: isCode ? {} : { b64: Buffer.from(label).toString('base64') },
      ...(isCode ? { qrLabel: { b64: Buffer.from(code).toString('base64') } } : {}),
      routingCode: '40327653113+99000943020014',
    })
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function itemOf({ number, reference, papers }: LabelInBooks) {
  const [label, customs] = papers
  return {
    shipmentNo: number,
    shipmentRefNo: reference,
    sstatus: OK,
    label: startsAsPdf(label)
      ? documentOf(label, '910-300-600/610')
      : { zpl2: new TextDecoder().decode(label?.bytes), fileFormat: 'ZPL2' },
    ...(customs === undefined ? {} : { customsDoc: documentOf(customs, 'A4') }),
  }
}

function startsAsPdf(paper: PaperMade | undefined): boolean {
  return new TextDecoder('latin1').decode(paper?.bytes).startsWith('%PDF')
}

function documentOf(paper: PaperMade | undefined, printFormat: string) {
  return { b64: Buffer.from(paper?.bytes ?? []).toString('base64'), fileFormat: 'PDF', printFormat }
}

function status(code: number, title: string, detail: string) {
  return { title, status: code, statusCode: code, detail }
}

function refused(problem: DhlProblem): ServedAnswer {
  const bad = status(400, 'Bad Request', '1 of 1 shipments failed validation.')
  return json(400, {
    status: bad,
    items: [
      { sstatus: status(400, 'Bad Request', 'The shipment is invalid.'), validationMessages: [problem] },
    ],
  })
}

function notDeleted(shipmentNo: string, why: string): ServedAnswer {
  return json(400, {
    status: status(400, 'Bad Request', '1 of 1 shipments failed.'),
    items: [{ shipmentNo, sstatus: status(400, 'Bad Request', why) }],
  })
}
