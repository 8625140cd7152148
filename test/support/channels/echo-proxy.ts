import { createServer, type IncomingMessage } from 'node:http'

export interface EchoProxy {
  readonly url: string
  /** null: calls are carried out, and their answers say again in every text what the call had told. */
  refusing: number | null
  /** Every header and body that a call came with. */
  readonly heard: Set<string>
  close(): Promise<void>
}

/**
 * Stands between a connector and its server and tells everything again, as a shop in debug mode does: the headers,
 * the query and the body of each call stand in every text of its answer, in several encodings.
 */
export async function echoProxy(target: string): Promise<EchoProxy> {
  const heard = new Set<string>()
  const proxy = { url: '', refusing: null as number | null, heard }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      answer(request, Buffer.concat(chunks)).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        () => request.socket.destroy(),
      )
    })
  })

  async function answer(request: IncomingMessage, body: Buffer) {
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name))
        headers.set(name, value)
    for (const [, value] of headers) heard.add(value)
    heard.add(body.toString())
    const echo = echoOf(request, headers, body)
    const echoed = { 'content-type': 'application/json', 'x-debug': encodeURIComponent(echo) }
    if (proxy.refusing !== null) {
      const refusal = { code: echo, message: echo, errors: [{ code: 'x', message: echo }] }
      return { status: proxy.refusing, headers: echoed, body: JSON.stringify(refusal) }
    }
    const method = request.method ?? 'GET'
    const real = await fetch(target + (request.url ?? ''), {
      method,
      headers,
      ...(method === 'GET' ? {} : { body: body.toString() }),
    })
    const session = real.headers.get('vendure-auth-token')
    return {
      status: real.status,
      headers: { ...echoed, ...(session === null ? {} : { 'vendure-auth-token': session }) },
      body: withEcho(await real.text(), echo),
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  proxy.url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
  return Object.assign(proxy, {
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

function echoOf(request: IncomingMessage, headers: Headers, body: Buffer): string {
  const told = JSON.stringify({ url: request.url, headers: [...headers], body: body.toString() })
  const basic = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? ''
  const opened = Buffer.from(basic, 'base64').toString()
  return [told, opened, encodeURIComponent(told), Buffer.from(told).toString('base64')].join(' | ')
}

/** Fields in which people read something; ids, states and amounts stay as they are. */
const TEXTS =
  /^(message|note|name|title|reason|customer_note|company|displayName|city|product_name|product_title|debug)$/i

/** A setting of PrestaShop goes by its name. */
const SETTING = /^PS_/

function withEcho(text: string, echo: string): string {
  try {
    const value: unknown = JSON.parse(text)
    const whole =
      value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value, debug: '' } : value
    return JSON.stringify(whole, (key, entry: unknown) =>
      typeof entry === 'string' && TEXTS.test(key) && !SETTING.test(entry) ? `${entry} ${echo}` : entry,
    ).replaceAll('/', '\\/')
  } catch {
    return text
  }
}
