import { type HttpAnswer, type HttpRequest, json } from '../channel-server/faulty-http.ts'

const PATH = '/staged-uploads'
/** Signs what may be put there; checked when it is. */
const POLICY = 'c2lnbmVk'

/** Where a file is to be put before the shop reads it, and the fields that go with it. */
export function stagedTarget(host: string, id: string, filename: string): object {
  const key = `${id.split('/').at(-1)}/${filename}`
  return {
    url: `${host}${PATH}`,
    resourceUrl: `${host}${PATH}/${key}`,
    parameters: [
      { name: 'key', value: key },
      { name: 'policy', value: POLICY },
    ],
  }
}

export function isStagedUpload({ method, path }: HttpRequest): boolean {
  return method === 'POST' && path === PATH
}

/** The store of files is another party: it takes a form by its signed fields, and no token of the shop. */
export function takeFile(files: Map<string, string>, host: string, request: HttpRequest): HttpAnswer {
  if (request.headers['x-shopify-access-token'] !== undefined)
    return json(400, { error: 'Unsupported authentication' })
  const field = (name: string) =>
    new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)\\r\\n`).exec(request.body)?.[1]
  const key = field('key')
  const file = /name="file"; filename="([^"]+)"\r\nContent-Type: [\w/+-]+\r\n\r\n(.+)/s.exec(request.body)
  if (key === undefined || field('policy') !== POLICY || file?.[1] === undefined)
    return json(403, { error: 'SignatureDoesNotMatch' })
  files.set(`http://${host}${PATH}/${key}`, file[1])
  return { status: 201, headers: {}, body: '' }
}
