import type { IncomingMessage } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { type AnyRouter, ORPCError } from '@orpc/server'
import type { ApiKeyView } from '../../../shared/domain/api-key.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Session } from '../../app/services/control-room-port.ts'
import { bearerOf } from '../request-guard.ts'
import { type ApiContext, apiRouter, readMetrics } from './api-router.ts'
import { commandIdOf } from './command-id.ts'
import { openApiDocument } from './openapi.ts'
import { errorsOf, type Problem, problemBody, problemResponse } from './problem.ts'
import { FAULT, NO_SUCH_CALL, OPENING, TOO_LARGE, TOO_MANY, UNKNOWN_KEY } from './problems.ts'
import { prometheusText, watchProcess } from './prometheus.ts'
import { RateLimits } from './rate-limit.ts'
import { referencePage } from './reference-page.ts'

export const API_PATH = '/api/v1'
const METRICS_PATH = `${API_PATH}/metrics`
const HEALTH_PATH = `${API_PATH}/health`
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8'
const MAX_BODY_BYTES = 1024 * 1024
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/

/** The control room as other programs call it. */
export interface ApiRoom {
  readonly router: AnyRouter
  readonly version: string
  /** Whose key it is; null = nobody's. */
  recognise(secret: string): Promise<ApiKeyView | null>
  /** Of calls without a window: nobody signs in at it. */
  contextOf(session: Session): object
}

export interface Api {
  answer(request: IncomingMessage, path: string): Promise<Response>
}

interface ApiDeps {
  /** null: it is being opened again. */
  readonly room: () => ApiRoom | null
  readonly clock: Clock
  readonly onFault: (fault: unknown) => void
}

/** Answers the interface for other programs. Its description needs no key; every call does. */
export function openApi({ room, clock, onFault }: ApiDeps): Api {
  const limits = new RateLimits()
  const ownMetrics = watchProcess()
  /** Anybody may ask for it, and working it out takes as long as a hundred calls. */
  let description: ReturnType<typeof openApiDocument> | null = null
  const described = (version: string) => (description ??= openApiDocument(version))
  const handlers = new WeakMap<AnyRouter, OpenAPIHandler<ApiContext>>()

  function handlerOf(router: AnyRouter): OpenAPIHandler<ApiContext> {
    const made =
      handlers.get(router) ??
      new OpenAPIHandler<ApiContext>(apiRouter(router), {
        customErrorResponseBodyEncoder: (error) => problemBody(problemOf(error)),
      })
    handlers.set(router, made)
    return made
  }

  async function called(request: IncomingMessage, open: ApiRoom, path: string): Promise<Response> {
    const key = await open.recognise(bearerOf(request.headers))
    if (key === null) return problemResponse(UNKNOWN_KEY, { 'WWW-Authenticate': 'Bearer realm="Switchyard"' })
    const pace = limits.take(key.id, clock.now())
    if (pace.waitS > 0) return problemResponse(TOO_MANY, pace.headers)
    const role = 'manager'
    const session: Session = {
      actor: key.name,
      role,
      language: 'en',
      device: `api:${key.id}`,
      grants: key.siteIds?.map((siteId) => ({ role, siteId })) ?? [{ role, siteId: null }],
    }
    const given = request.headers['idempotency-key']
    const idempotencyKey = typeof given === 'string' && IDEMPOTENCY_KEY.test(given) ? given : null
    const context: ApiContext = {
      key,
      commandId: idempotencyKey === null ? null : commandIdOf(key.id, idempotencyKey),
      inner: open.contextOf(session),
    }
    const isWatching = request.method === 'GET' && path === METRICS_PATH
    const answer = isWatching ? await watched(open, context) : await handled(request, open, context)
    for (const [name, value] of Object.entries(pace.headers)) answer.headers.set(name, value)
    return answer
  }

  async function watched(open: ApiRoom, context: ApiContext): Promise<Response> {
    try {
      const metrics = [...(await readMetrics(open.router, context)), ...ownMetrics()]
      return new Response(prometheusText(metrics), { headers: { 'Content-Type': PROMETHEUS } })
    } catch (error) {
      if (error instanceof ORPCError) return problemResponse(problemOf(error))
      throw error
    }
  }

  async function handled(request: IncomingMessage, open: ApiRoom, context: ApiContext): Promise<Response> {
    const body = await bodyOf(request)
    if (body === null) return problemResponse(TOO_LARGE)
    const handler = handlerOf(open.router)
    const { response } = await handler.handle(requestOf(request, body), { prefix: API_PATH, context })
    if (response === undefined) return problemResponse(NO_SUCH_CALL)
    if (response.status >= 400) response.headers.set('Content-Type', 'application/problem+json')
    return response
  }

  return {
    async answer(request, path) {
      const open = room()
      // Alive is whatever answers; ready is what has its data open.
      if (request.method === 'GET' && path === HEALTH_PATH)
        return Response.json({ isReady: open !== null }, { status: open === null ? 503 : 200 })
      if (open === null) return problemResponse(OPENING, { 'Retry-After': '2' })
      if (request.method === 'GET' && path === `${API_PATH}/openapi.json`)
        return Response.json(await described(open.version))
      if (request.method === 'GET' && (path === API_PATH || path === `${API_PATH}/`))
        return referencePage(await described(open.version))
      try {
        return await called(request, open, path)
      } catch (fault) {
        onFault(fault)
        return problemResponse(FAULT)
      }
    },
  }
}

/** Bodies are JSON, whatever a client calls them. */
function requestOf({ method = 'GET', url = '/' }: IncomingMessage, body: Buffer): Request {
  return new Request(new URL(url, 'http://room.invalid'), {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
}

/** null: it is longer than any call. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.byteLength
    if (bytes > MAX_BODY_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** What went wrong in a call, as RFC 9457 says it; of our own faults only that there was one. */
function problemOf(error: ORPCError<string, unknown>): Problem {
  const { code, status, message, data } = error
  const errors = errorsOf(data)
  const said = typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : null
  return {
    status,
    code: said ?? code.toLowerCase().replaceAll('_', '-'),
    title: TITLES[status] ?? 'It was not carried out',
    detail: errors === undefined ? message : 'The input is not as it must be; see errors.',
    ...(errors && { errors }),
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Refused',
  500: 'The control room could not answer',
}
