import { type HttpAnswer, json } from '../channel-server/faulty-http.ts'

/** An error as the webservice words it. */
export function wsError(status: number, code: number, message: string): HttpAnswer {
  return json(status, { errors: [{ code, message }] })
}
