import { createHash } from 'node:crypto'
import { readXmlNames, type XmlContent, xmlDocument } from '../../../remote/xml.ts'
import type { HttpRequest, ServedAnswer } from '../../channel-server/faulty-http.ts'
import type { LabelInBooks, PaperMade } from '../carrier-books.ts'
import { CarrierServer } from '../carrier-server.ts'
import { pdfPage, pngPicture, zplLabel } from '../papers.ts'
import { pointsNear, SHOP_HOURS } from '../simulated-points.ts'
import { nodeIn, type SoapNode, soapRequest, textIn } from '../soap.ts'
import { type Status, shipmentError } from './shipment-rules.ts'
import { tracingOf } from './tracing.ts'

const API_1 = 'http://www.mondialrelay.fr/webservice/'
const NOT_FOUND: ServedAnswer = {
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<html>404</html>',
}

/**
 * A simulated Mondial Relay: API 2, where an error comes with status 200, and API 1, signed. Credentials are `login`,
 * `password` and `customerId`; `brandId` and `privateKey` for API 1.
 */
export class MondialRelayServer extends CarrierServer {
  protected answer(request: HttpRequest): ServedAnswer {
    if (request.path === '/api/shipment') return this.#create(request)
    if (request.path === '/WebService.asmx') return this.#ask(request)
    const [, number] = /^\/labels\/(\d+)$/.exec(request.path) ?? []
    const made = number === undefined ? null : this.books.byNumber(number)
    const [paper] = made?.papers ?? []
    if (made === null || paper === undefined) return NOT_FOUND
    // A label that was made in ZPL is a page here too.
    const isPage = Buffer.from(paper.bytes).toString('latin1', 0, 5) !== '^XA^C'
    return { status: 200, headers: {}, body: isPage ? paper.bytes : pdfPage(100, 150, [made.number]) }
  }

  #create(request: HttpRequest): ServedAnswer {
    const root = nodeIn(nodeIn({ root: readXmlNames(request.body) }, 'root'), 'ShipmentCreationRequest')
    const context = nodeIn(root, 'Context')
    const { credentials } = this.options
    const may =
      !this.isRevoked &&
      textIn(context, 'Login') === credentials['login'] &&
      textIn(context, 'Password') === credentials['password'] &&
      textIn(context, 'CustomerId') === credentials['customerId']
    if (!may)
      return shipmentAnswer({ code: '10001', level: 'Critical Error', said: 'Wrong login or password' }, null)
    const shipment = nodeIn(nodeIn(root, 'ShipmentsList'), 'Shipment')
    if (Object.keys(shipment).length === 0)
      return shipmentAnswer({ code: '10005', level: 'Error', said: 'No shipment in the request' }, null)
    const error = shipmentError(shipment, (id) =>
      this.points.some((point) => point.id === id && point.isOpen),
    )
    if (error !== null) return shipmentAnswer(error, null)
    const made = this.#make(shipment, textIn(nodeIn(root, 'OutputOptions'), 'OutputType'), request.body)
    const output = this.#outputOf(made, textIn(nodeIn(root, 'OutputOptions'), 'OutputType'), request)
    return shipmentAnswer({ code: '0', level: 'Success', said: '' }, { number: made.number, output })
  }

  #make(shipment: SoapNode, outputType: string, told: string): LabelInBooks {
    const number = String(96_400_000 + this.books.nextSerial)
    const product = textIn(nodeIn(shipment, 'DeliveryMode'), '@Mode')
    const address = nodeIn(nodeIn(shipment, 'Recipient'), 'Address')
    const lines = [product, textIn(address, 'Lastname'), textIn(address, 'City'), number]
    const role = product === 'LCC' ? 'return' : 'label'
    const paper: PaperMade = {
      role,
      bytes:
        outputType === 'ZplCode'
          ? zplLabel(203, number, lines)
          : outputType === 'QRCode'
            ? pngPicture(number)
            : pdfPage(100, 150, lines),
    }
    return this.books.make({
      number,
      shipmentId: number,
      reference: textIn(shipment, 'OrderNo'),
      product,
      weightG: Number(textIn(nodeIn(nodeIn(nodeIn(shipment, 'Parcels'), 'Parcel'), 'Weight'), '@Value')),
      told,
      papers: [paper],
    })
  }

  #outputOf({ number, papers }: LabelInBooks, outputType: string, { headers }: HttpRequest): string {
    const bytes = Buffer.from(papers[0]?.bytes ?? [])
    if (outputType === 'ZplCode') return bytes.toString('utf8')
    return outputType === 'QRCode' ? bytes.toString('base64') : `http://${headers.host}/labels/${number}`
  }

  #ask(request: HttpRequest): ServedAnswer {
    const asked = soapRequest(request.body)
    if (asked === null) return { ...NOT_FOUND, status: 500 }
    const { operation, parameters } = asked
    return {
      status: 200,
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: xmlDocument('soap:Envelope', {
        '@xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/',
        'soap:Body': {
          [`${operation}Response`]: {
            '@xmlns': API_1,
            [`${operation}Result`]: this.#result(operation, parameters),
          },
        },
      }),
    }
  }

  #result(operation: string, parameters: SoapNode): Readonly<Record<string, XmlContent>> {
    const { credentials } = this.options
    const values = Object.entries(parameters).filter(([name]) => !name.startsWith('@') && name !== 'Security')
    const text = values.map(([, value]) => String(value)).join('')
    const signature = createHash('md5')
      .update(`${text}${credentials['privateKey']}`)
      .digest('hex')
      .toUpperCase()
    if (this.isRevoked || textIn(parameters, 'Enseigne') !== credentials['brandId']) return { STAT: '1' }
    if (textIn(parameters, 'Security') !== signature) return { STAT: '97' }
    switch (operation) {
      case 'WSI4_PointRelais_Recherche':
        return this.#points(parameters)
      case 'WSI2_TracingColisDetaille':
        return tracingOf(this.books, textIn(parameters, 'Expedition'))
      case 'WSI3_GetEtiquettes': {
        const number = textIn(parameters, 'Expeditions')
        return this.books.byNumber(number) === null
          ? { STAT: '24' }
          : { STAT: '0', URL_PDF_10x15: `/labels/${number}` }
      }
      default:
        return { STAT: '99' }
    }
  }

  #points(parameters: SoapNode): Readonly<Record<string, XmlContent>> {
    const near = pointsNear(this.points, textIn(parameters, 'Pays'), textIn(parameters, 'CP'))
    if (near.length === 0) return { STAT: '9' }
    return {
      STAT: '0',
      PointsRelais: {
        PointRelais_Details: near.toReversed().map(({ point, distanceM }) => ({
          STAT: '0',
          // Texts are filled up with blanks.
          Num: point.id.split('-')[1] ?? '',
          LgAdr1: point.name.padEnd(32),
          LgAdr2: ' '.repeat(32),
          LgAdr3: point.street.padEnd(32),
          LgAdr4: ' '.repeat(32),
          ...hoursOf(),
          CP: point.postcode,
          Ville: point.city.padEnd(32),
          Pays: point.country,
          Latitude: point.latitude.toFixed(7).replace('.', ','),
          Longitude: point.longitude.toFixed(7).replace('.', ','),
          Distance: distanceM,
          Informations_Dispo: point.isOpen
            ? ''
            : { Debut: '01/01/2020 00:00:00', Fin: '31/12/2099 00:00:00' },
        })),
      },
    }
  }
}

function shipmentAnswer(
  { code, level, said }: Status,
  made: { readonly number: string; readonly output: string } | null,
): ServedAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    body: xmlDocument('ShipmentCreationResponse', {
      '@xmlns': 'http://www.example.org/Response',
      StatusList: { Status: { '@Code': code, '@Level': level, '@Message': said } },
      ...(made === null
        ? {}
        : {
            ShipmentsList: {
              Shipment: { '@ShipmentNumber': made.number, LabelList: { Label: { Output: made.output } } },
            },
          }),
    }),
  }
}

const WEEK = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche']

/** Two pairs a day, 0000 where there are fewer. */
function hoursOf(): Readonly<Record<string, XmlContent>> {
  return Object.fromEntries(
    WEEK.map((day, at) => {
      const times = (SHOP_HOURS[at] ?? []).flat().map((time) => time.replace(':', ''))
      return [`Horaires_${day}`, { string: [...times, '0000', '0000', '0000', '0000'].slice(0, 4) }]
    }),
  )
}
