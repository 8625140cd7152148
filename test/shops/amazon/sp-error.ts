import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'

/** An error as the Selling Partner API words it. */
export function spError(status: number, code: string, message: string): HttpAnswer {
  return json(status, { errors: [{ code, message, details: '' }] })
}
