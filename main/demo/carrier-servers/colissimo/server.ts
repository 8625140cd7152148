import { type HttpRequest, json, type ServedAnswer } from '../../channel-server/faulty-http.ts'
import { CarrierServer } from '../carrier-server.ts'
import { multipart } from '../multipart.ts'
import { pdfPage } from '../papers.ts'
import { pointsNear, SHOP_HOURS } from '../simulated-points.ts'
import { nodeIn, nodesIn, type SoapNode, soapAnswer, soapFault, soapRequest, textIn } from '../soap.ts'
import { generateLabel } from './shipping.ts'
import { shipments } from './tracking.ts'

const POINTS = 'http://v2.pointretrait.geopost.com/'
const SLS = 'http://sls.ws.coliposte.fr'
const XML = { 'content-type': 'text/xml;charset=UTF-8' }

/**
 * A simulated Colissimo: labels by SLS 2.0, points and the list of the day by SOAP, La Poste's tracking. Credentials
 * are `apiKey`, or `contractNumber` and `password`; `trackingKey` for tracking.
 */
export class ColissimoServer extends CarrierServer {
  protected answer(request: HttpRequest): ServedAnswer {
    const { path } = request
    const operation = path.split('/').at(-1) ?? ''
    if (path.startsWith('/sls-ws/SlsServiceWSRest/2.0/')) {
      if (operation !== 'generateLabel' && operation !== 'checkGenerateLabel')
        return json(404, { error: 'Not Found' })
      const mayUse = this.#mayUse.bind(this)
      return generateLabel(
        { books: this.books, points: this.points, mayUse },
        request,
        operation === 'checkGenerateLabel',
      )
    }
    if (path === '/sls-ws/SlsServiceWS/2.0') return this.#bordereau(request)
    if (path === '/pointretrait-ws-cxf/PointRetraitServiceWS/2.0') return this.#points(request)
    if (path.startsWith('/suivi/v2/idships/')) {
      if (request.headers['x-okapi-key'] !== this.options.credentials['trackingKey'] || this.isRevoked)
        return json(401, { code: 'UNAUTHORIZED', message: 'Unauthorized' })
      return shipments(this.books, decodeURIComponent(operation).split(',').slice(0, 10))
    }
    return json(404, { error: 'Not Found' })
  }

  #mayUse(apiKey: string, contract: string, password: string): boolean {
    const { credentials } = this.options
    if (this.isRevoked) return false
    if (apiKey !== '') return apiKey === credentials['apiKey']
    return contract === credentials['contractNumber'] && password === credentials['password']
  }

  #bordereau(request: HttpRequest): ServedAnswer {
    const read = soapRequest(request.body)
    if (read?.operation !== 'generateBordereauByParcelsNumbers')
      return { status: 500, headers: XML, body: soapFault('Unmarshalling Error') }
    const { parameters } = read
    const numbers = nodesIn(nodeIn(parameters, 'generateBordereauParcelNumberList'), 'parcelsNumbers').map(
      String,
    )
    const apiKey = String(request.headers['apikey'] ?? '')
    const unknown = numbers.filter((number) => this.books.byNumber(number) === null)
    const message = !this.#mayUse(
      apiKey,
      textIn(parameters, 'contractNumber'),
      textIn(parameters, 'password'),
    )
      ? { id: '30000', type: 'ERROR', messageContent: 'Identifiant ou mot de passe incorrect' }
      : unknown.length > 0
        ? { id: '50014', type: 'ERROR', messageContent: `Colis inconnus : ${unknown.join(', ')}` }
        : { id: '0', type: 'SUCCESS', messageContent: 'La requête a été traitée avec succès' }
    const isMade = message.id === '0'
    const answer = soapAnswer(SLS, 'generateBordereauByParcelsNumbersResponse', {
      return: {
        messages: message,
        ...(isMade
          ? {
              bordereau: {
                bordereauDataHandler: {
                  'xop:Include': {
                    '@xmlns:xop': 'http://www.w3.org/2004/08/xop/include',
                    '@href': 'cid:bordereau-1',
                  },
                },
                bordereauHeader: { bordereauNumber: 1, numberOfParcels: numbers.length },
              },
            }
          : {}),
      },
    })
    const pdf = pdfPage(210, 297, ['Bordereau de dépôt', ...numbers])
    const { type, body } = multipart([
      {
        id: 'root.message@cxf.apache.org',
        type: 'application/xop+xml; charset=UTF-8; type="text/xml"',
        bytes: new TextEncoder().encode(answer),
      },
      ...(isMade ? [{ id: 'bordereau-1', type: 'application/octet-stream', bytes: pdf }] : []),
    ])
    return {
      status: 200,
      headers: {
        'content-type': type.replace('multipart/mixed', 'multipart/related; type="application/xop+xml"'),
      },
      body,
    }
  }

  #points(request: HttpRequest): ServedAnswer {
    const read = soapRequest(request.body)
    if (read?.operation !== 'findRDVPointRetraitAcheminement')
      return { status: 500, headers: XML, body: soapFault('Unmarshalling Error') }
    return {
      status: 200,
      headers: XML,
      body: soapAnswer(POINTS, 'findRDVPointRetraitAcheminementResponse', {
        return: this.#found(read.parameters),
      }),
    }
  }

  #found(parameters: SoapNode) {
    const may = this.#mayUse(
      textIn(parameters, 'apikey'),
      textIn(parameters, 'accountNumber'),
      textIn(parameters, 'password'),
    )
    if (!may) return { errorCode: 201, errorMessage: 'Identifiant / mot de passe invalide' }
    const postcode = textIn(parameters, 'zipCode')
    if (postcode === '') return { errorCode: 122, errorMessage: "Le code postal n'est pas renseigné" }
    if (!/^\d{2}\/\d{2}\/\d{4}$/.test(textIn(parameters, 'shippingDate')))
      return { errorCode: 144, errorMessage: 'La date est invalide' }
    const near = pointsNear(this.points, textIn(parameters, 'countryCode'), postcode)
    if (near.length === 0)
      return {
        errorCode: 300,
        errorMessage: 'Pas de points de retrait suite à l’application des règles métier',
      }
    return {
      errorCode: 0,
      errorMessage: 'Code retour OK',
      // Not in the order of distance: callers sort.
      listePointRetraitAcheminement: near.toReversed().map(({ point, distanceM }) => ({
        identifiant: point.id,
        nom: point.name,
        adresse1: point.street,
        codePostal: point.postcode,
        localite: point.city,
        codePays: point.country,
        coordGeolocalisationLatitude: String(point.latitude),
        coordGeolocalisationLongitude: String(point.longitude),
        distanceEnMetre: distanceM,
        congesTotal: point.isOpen ? 'false' : 'true',
        typeDePoint: 'A2P',
        ...hoursOf(),
      })),
    }
  }
}

const WEEK = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche']

/** Two spans a day, 00:00-00:00 where there are fewer. */
function hoursOf(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    WEEK.map((day, at) => {
      const spans = (SHOP_HOURS[at] ?? []).map(([from, to]) => `${from}-${to}`)
      return [`horairesOuverture${day}`, [...spans, '00:00-00:00', '00:00-00:00'].slice(0, 2).join(' ')]
    }),
  )
}
