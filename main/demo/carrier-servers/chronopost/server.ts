import type { XmlContent } from '../../../remote/xml.ts'
import type { HttpRequest, ServedAnswer } from '../../channel-server/faulty-http.ts'
import { CarrierServer } from '../carrier-server.ts'
import { type SoapNode, soapAnswer, soapFault, soapRequest, textIn } from '../soap.ts'
import { ship } from './shipping.ts'
import { cancelSkybill, trackSkybill, trackWithSenderRef } from './tracking.ts'

const SHIPPING = 'http://cxf.shipping.soap.chronopost.fr/'
const TRACKING = 'http://cxf.tracking.soap.chronopost.fr/'
const XML = { 'content-type': 'text/xml;charset=UTF-8' }

/** A simulated Chronopost: its shipping and tracking services. Credentials are `contractNumber` and `password`. */
export class ChronopostServer extends CarrierServer {
  protected answer(request: HttpRequest): ServedAnswer {
    const asked = soapRequest(request.body)
    if (asked === null)
      return { status: 500, headers: XML, body: soapFault('Error reading XMLStreamReader.') }
    const { operation, parameters } = asked
    const isShipping = request.path === '/shipping-cxf/ShippingServiceWS'
    if (!isShipping && request.path !== '/tracking-cxf/TrackingServiceWS')
      return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>404</html>' }
    const result = isShipping
      ? this.#shipping(operation, parameters, request.body)
      : this.#tracking(operation, parameters)
    if (result === null)
      return { status: 500, headers: XML, body: soapFault(`Unmarshalling Error: ${operation}`) }
    const body = soapAnswer(isShipping ? SHIPPING : TRACKING, `${operation}Response`, { return: result })
    return { status: 200, headers: XML, body }
  }

  #shipping(
    operation: string,
    parameters: SoapNode,
    told: string,
  ): Readonly<Record<string, XmlContent>> | null {
    if (operation !== 'shippingMultiParcelV5') return null
    const account = parameters['headerValue']
    if (typeof account === 'object' && !/^\d+$/.test(textIn({ ...account }, 'accountNumber'))) return null
    return ship(this.#services, parameters, told)
  }

  #tracking(operation: string, parameters: SoapNode): Readonly<Record<string, XmlContent>> | null {
    switch (operation) {
      case 'trackSkybillV2':
        return trackSkybill(this.#services, parameters)
      case 'cancelSkybill':
        return cancelSkybill(this.#services, parameters)
      case 'trackWithSenderRef':
        return trackWithSenderRef(this.#services, parameters)
      default:
        return null
    }
  }

  get #services() {
    const { credentials } = this.options
    return {
      books: this.books,
      points: this.points,
      mayUse: (account: string, password: string) =>
        !this.isRevoked && account === credentials['contractNumber'] && password === credentials['password'],
    }
  }
}
