import { type HttpAnswer, json } from '../channel-server/faulty-http.ts'

/** An error as the WordPress REST API words it. */
export function wpError(status: number, code: string, message: string, data: object = {}): HttpAnswer {
  return json(status, { code, message, data: { status, ...data } })
}

export function invalidParameter(name: string, reason: string): HttpAnswer {
  return wpError(400, 'rest_invalid_param', `Invalid parameter(s): ${name}`, { params: { [name]: reason } })
}
