import { z } from 'zod'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { callBytes, callJson, type HttpCall, type JsonAnswer } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { type MultipartAnswer, readMultipart } from '../protocol/multipart.ts'

export const CARRIER = 'Colissimo'

/** What `jsonInfos` says beside the label; id 30000 and status 403 are the credentials. */
export const infosSchema = z.object({
  messages: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]).transform(String),
        type: z.string(),
        messageContent: z.string().nullish(),
      }),
    )
    .nullish()
    .transform((messages) => messages ?? []),
  labelV2Response: z
    .object({ parcelNumber: z.string().min(1), parcelNumberPartner: z.string().nullish() })
    .nullish(),
})
export type Infos = z.infer<typeof infosSchema>

/** An answer of the label service, taken apart. `infos` null = it says nothing that can be read. */
export interface LabelAnswer {
  readonly status: number
  readonly infos: Infos | null
  readonly multipart: MultipartAnswer | null
}

/** The ways to Colissimo's services of one account: labels, points and the list of the day, and La Poste's tracking. */
export class ColissimoClient {
  readonly http: RemoteHttp
  readonly #account: CarrierAccount
  readonly #secrets: CarrierSecrets

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.http = carrierHttp(http, account, secrets)
    this.#account = account
    this.#secrets = secrets
  }

  /** A key in the header where there is one, else the contract and its password, where the service wants them. */
  get login(): { readonly apiKey: string } | { readonly contractNumber: string; readonly password: string } {
    const { apiKey = '', password = '' } = this.#secrets
    if (apiKey !== '') return { apiKey }
    return { contractNumber: this.#account.settings['contractNumber'] ?? '', password }
  }

  /** @throws {RemoteError} @throws {UncertainWrite} */
  async label(
    operation: 'generateLabel' | 'checkGenerateLabel',
    letter: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<LabelAnswer> {
    const { login } = this
    const call: HttpCall = {
      method: 'POST',
      url: `${this.#base('https://ws.colissimo.fr')}/sls-ws/SlsServiceWSRest/2.0/${operation}`,
      headers: {
        accept: '*/*',
        'content-type': 'application/json; charset=utf-8',
        ...('apiKey' in login ? { apiKey: login.apiKey } : {}),
      },
      body: JSON.stringify('apiKey' in login ? letter : { ...login, ...letter }),
      refusesBy5xx: true,
    }
    const { status, headers, bytes } = await callBytes(this.http, call, operation === 'generateLabel', signal)
    const multipart = readMultipart(headers.get('content-type'), bytes)
    const told = multipart === null ? bytes : multipart.parts.find(({ id }) => id === 'jsonInfos')?.bytes
    return { status, infos: told === undefined ? null : this.#infos(told), multipart }
  }

  /** An answer of a SOAP service as it came. @throws {RemoteError} */
  async soap(path: string, envelope: string, signal: AbortSignal) {
    const { login } = this
    const answer = await callBytes(
      this.http,
      {
        method: 'POST',
        url: `${this.#base('https://ws.colissimo.fr')}${path}`,
        headers: {
          accept: '*/*',
          'content-type': 'text/xml; charset=utf-8',
          soapaction: '""',
          ...('apiKey' in login ? { apiKey: login.apiKey } : {}),
        },
        body: envelope,
        refusesBy5xx: true,
      },
      false,
      signal,
    )
    const multipart = readMultipart(answer.headers.get('content-type'), answer.bytes)
    const root = multipart === null ? answer.bytes : multipart.parts[0]?.bytes
    return { ...answer, multipart, text: this.http.known.scrub(new TextDecoder().decode(root)) }
  }

  /** @throws {RemoteError} 'unauthorised' also when there is no key for tracking */
  async tracking(numbers: readonly string[], signal: AbortSignal): Promise<JsonAnswer> {
    const { trackingKey = '' } = this.#secrets
    if (trackingKey === '') throw new RemoteError('unauthorised', message('colissimo.noTrackingKey'))
    return callJson(
      this.http,
      {
        method: 'GET',
        url: `${this.#base('https://api.laposte.fr')}/suivi/v2/idships/${numbers.map(encodeURIComponent).join(',')}?lang=fr_FR`,
        headers: { accept: 'application/json', 'x-okapi-key': trackingKey },
        body: null,
      },
      false,
      signal,
    )
  }

  #base(own: string): string {
    return (this.#account.url ?? own).replace(/\/+$/, '')
  }

  #infos(bytes: Uint8Array): Infos | null {
    try {
      const text = this.http.known.scrub(new TextDecoder().decode(bytes))
      return infosSchema.safeParse(JSON.parse(text)).data ?? null
    } catch {
      return null
    }
  }
}
