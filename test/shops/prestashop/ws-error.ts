import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'

/** An error as the webservice words it. */
export function wsError(status: number, code: number, message: string): HttpAnswer {
  return json(status, { errors: [{ code, message }] })
}
