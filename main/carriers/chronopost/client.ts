import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { callText } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import type { XmlContent } from '../../remote/xml.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { readSoap, type SoapAnswer, soapEnvelope } from '../protocol/soap.ts'
import { unreadAnswer } from '../protocol/unread-answer.ts'

export const CARRIER = 'Chronopost'

const SHIPPING = {
  path: '/shipping-cxf/ShippingServiceWS',
  namespace: 'http://cxf.shipping.soap.chronopost.fr/',
}
const TRACKING = {
  path: '/tracking-cxf/TrackingServiceWS',
  namespace: 'http://cxf.tracking.soap.chronopost.fr/',
}

type Parameters = Readonly<Record<string, XmlContent | undefined>>

/** The ways to Chronopost's SOAP services: shipping makes labels, tracking follows and cancels them. */
export class ChronopostClient {
  readonly #http: RemoteHttp
  readonly #account: CarrierAccount
  readonly #secrets: CarrierSecrets

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#account = account
    this.#secrets = secrets
  }

  get accountNumber(): string {
    return this.#account.settings['contractNumber'] ?? ''
  }

  get subAccount(): string {
    return this.#account.settings['subAccount'] || '0'
  }

  get password(): string {
    return this.#secrets['password'] ?? ''
  }

  /** @throws {RemoteError} @throws {UncertainWrite} also when the answer is no SOAP */
  async ship(parameters: Parameters, signal: AbortSignal): Promise<SoapAnswer> {
    const { status, soap } = await this.#call(SHIPPING, 'shippingMultiParcelV5', parameters, true, signal)
    if (soap === null) throw unreadAnswer(CARRIER, status)
    return soap
  }

  /**
   * What is in the body of an answer of the tracking service.
   * @throws {RemoteError} also when it answers with a fault
   */
  async track(operation: string, parameters: Parameters, signal: AbortSignal): Promise<unknown> {
    const { status, soap } = await this.#call(TRACKING, operation, parameters, false, signal)
    if (soap?.kind === 'answer') return soap.body
    throw soap === null
      ? new RemoteError('retry', unread(status))
      : new RemoteError('protocol', message('carrierApi.said', { carrier: CARRIER, said: soap.said }))
  }

  async #call(
    { path, namespace }: { readonly path: string; readonly namespace: string },
    operation: string,
    parameters: Parameters,
    writes: boolean,
    signal: AbortSignal,
  ) {
    const base = (this.#account.url ?? 'https://ws.chronopost.fr').replace(/\/+$/, '')
    const { status, text } = await callText(
      this.#http,
      {
        method: 'POST',
        url: `${base}${path}`,
        headers: { accept: 'text/xml', 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
        body: soapEnvelope(namespace, operation, parameters),
        // Faults come as 500.
        refusesBy5xx: true,
      },
      writes,
      signal,
    )
    return { status, soap: readSoap(text) }
  }
}

function unread(status: number) {
  return message('carrierApi.notData', { carrier: CARRIER, status: String(status) })
}
