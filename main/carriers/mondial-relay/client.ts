import { createHash } from 'node:crypto'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { callBytes, callText, type TextAnswer } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import { type XmlContent, xmlDocument } from '../../remote/xml.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { readSoap, soapEnvelopeWithin } from '../protocol/soap.ts'

export const CARRIER = 'Mondial Relay'

const API_1 = 'http://www.mondialrelay.fr/webservice/'

/** The ways to Mondial Relay: API 2 makes shipments, API 1 knows points, labels once more and where parcels are. */
export class MondialRelayClient {
  readonly #http: RemoteHttp
  readonly #account: CarrierAccount
  readonly #secrets: CarrierSecrets

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#account = account
    this.#secrets = secrets
  }

  /** A shipment is made by it. @throws {RemoteError} @throws {UncertainWrite} */
  create(content: Readonly<Record<string, XmlContent>>, signal: AbortSignal): Promise<TextAnswer> {
    const { settings, isSandbox, url } = this.#account
    const own = isSandbox
      ? 'https://connect-api-sandbox.mondialrelay.com'
      : 'https://connect-api.mondialrelay.com'
    const body = xmlDocument('ShipmentCreationRequest', {
      '@xmlns': 'http://www.example.org/Request',
      Context: {
        Login: settings['login'] ?? '',
        Password: this.#secrets['password'] ?? '',
        CustomerId: settings['customerId'] ?? '',
        Culture: 'fr-FR',
        VersionAPI: '1.0',
      },
      ...content,
    })
    return callText(
      this.#http,
      {
        method: 'POST',
        url: `${(url ?? own).replace(/\/+$/, '')}/api/shipment`,
        headers: { accept: 'application/xml', 'content-type': 'text/xml; charset=utf-8' },
        body,
      },
      true,
      signal,
    )
  }

  /**
   * What is in the result element of an operation of API 1: its parameters in the order that is signed.
   * @throws {RemoteError} also when the account has no keys for it
   */
  async ask(
    operation: string,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<unknown> {
    const brand = this.#account.settings['brandId'] ?? ''
    const key = this.#secrets['privateKey'] ?? ''
    if (brand === '' || key === '') throw new RemoteError('protocol', message('mondialRelay.noKeys'))
    const signed = { Enseigne: brand, ...parameters }
    const security = createHash('md5')
      .update(`${Object.values(signed).join('')}${key}`)
      .digest('hex')
      .toUpperCase()
    const { status, text } = await callText(
      this.#http,
      {
        method: 'POST',
        url: `${(this.#account.url ?? 'https://api.mondialrelay.com').replace(/\/+$/, '')}/WebService.asmx`,
        headers: {
          accept: 'text/xml',
          'content-type': 'text/xml; charset=utf-8',
          soapaction: `"${API_1}${operation}"`,
        },
        body: soapEnvelopeWithin(API_1, operation, { ...signed, Security: security }),
      },
      false,
      signal,
    )
    const soap = readSoap(text)
    if (soap?.kind !== 'answer')
      throw new RemoteError(
        'retry',
        message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
      )
    return resultIn(soap.body, operation)
  }

  /** A paper at the address that came with the shipment. @throws {RemoteError} */
  async paper(url: string, signal: AbortSignal): Promise<Uint8Array> {
    const { bytes } = await callBytes(
      this.#http,
      { method: 'GET', url, headers: { accept: '*/*' }, body: null },
      false,
      signal,
    )
    return bytes
  }

  /** Papers of API 1 are named by their path. */
  paperUrl(path: string): string {
    return new URL(path, this.#account.url ?? 'https://www.mondialrelay.com').href
  }
}

function resultIn(body: unknown, operation: string): unknown {
  let at = body
  for (const name of [`${operation}Response`, `${operation}Result`])
    at =
      typeof at === 'object' && at !== null
        ? Object.entries(at).find(([key]) => key === name)?.[1]
        : undefined
  return at
}
