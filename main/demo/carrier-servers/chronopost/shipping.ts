import type { XmlContent } from '../../../remote/xml.ts'
import type { CarrierBooks } from '../carrier-books.ts'
import { pdfPage, zplLabel } from '../papers.ts'
import type { SimulatedPoint } from '../simulated-points.ts'
import { nodeIn, type SoapNode, textIn } from '../soap.ts'

interface Shipping {
  readonly books: CarrierBooks
  readonly points: readonly SimulatedPoint[]
  mayUse(account: string, password: string): boolean
}

type Result = Readonly<Record<string, XmlContent>>

/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '75999'
const RELAYS = new Set(['86'])
const HOME = new Set(['1', '2', '16', '86'])
const BACK = new Set(['4R', '4S', '4T', '4U'])
const UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)

/** What shippingMultiParcelV5 returns, in the order of its schema. */
export function ship(shipping: Shipping, parameters: SoapNode, told: string): Result {
  const header = nodeIn(parameters, 'headerValue')
  if (!shipping.mayUse(textIn(header, 'accountNumber'), textIn(parameters, 'password')))
    return { errorCode: 33, errorMessage: 'Le numéro de compte ou le mot de passe est invalide' }
  const refusal = refusalOf(shipping.points, parameters)
  if (refusal !== null) return { errorCode: refusal[0], errorMessage: refusal[1] }
  const skybill = nodeIn(parameters, 'skybillValue')
  const product = textIn(skybill, 'productCode')
  const number = `XY${String(500_000_000 + shipping.books.nextSerial)}JB`
  const to = nodeIn(parameters, 'recipientValue')
  const lines = [`Chrono ${product}`, textIn(to, 'recipientName'), textIn(to, 'recipientCity'), number]
  const mode = textIn(nodeIn(parameters, 'skybillParamsValue'), 'mode')
  const bytes =
    mode === 'Z2D' || mode === 'ZPL300'
      ? zplLabel(mode === 'Z2D' ? 203 : 300, number, lines)
      : pdfPage(100, 150, lines)
  shipping.books.make({
    number,
    shipmentId: number,
    reference: textIn(nodeIn(parameters, 'refValue'), 'shipperRef'),
    product,
    weightG: Math.round(Number(textIn(skybill, 'weight')) * 1000),
    told,
    papers: [{ role: BACK.has(product) ? 'return' : 'label', bytes }],
  })
  return {
    errorCode: 0,
    resultMultiParcelValue: {
      codeDepot: '0075',
      codeService: '226',
      destinationDepot: '0669',
      geoPostNumeroColis: `1234${number.slice(2, 11)}`,
      pdfEtiquette: Buffer.from(bytes).toString('base64'),
      serviceName: `CHRONO ${product}`,
      skybillNumber: number,
    },
  }
}

/** Lengths and what products ask for; the numbers are those of the service's documents. */
function refusalOf(
  points: readonly SimulatedPoint[],
  parameters: SoapNode,
): readonly [number, string] | null {
  for (const who of ['shipper', 'customer', 'recipient']) {
    const value = nodeIn(parameters, `${who}Value`)
    for (const [part, most, least] of LENGTHS) {
      const text = textIn(value, `${who}${part}`)
      if (text.length < least) return [31, `${who}${part} : donnée vide`]
      if (text.length > most) return [32, `${who}${part} : longueur incorrecte`]
      if (!/^[\u0020-\u017f]*$/.test(text)) return [33, `${who}${part} : donnée invalide`]
    }
  }
  const skybill = nodeIn(parameters, 'skybillValue')
  const product = textIn(skybill, 'productCode')
  const to = nodeIn(parameters, 'recipientValue')
  const country = textIn(to, 'recipientCountry')
  const weight = Number(textIn(skybill, 'weight'))
  if (!HOME.has(product) && !BACK.has(product) && !['17', '37', '44'].includes(product))
    return [33, 'Le code produit est inconnu']
  if (!(weight > 0 && weight <= (RELAYS.has(product) ? 20 : 30))) return [33, 'Le poids est invalide']
  if (!BACK.has(product) && HOME.has(product) !== ['FR', 'MC'].includes(country))
    return [35, 'Le produit ne dessert pas ce pays']
  if (['FR', 'MC'].includes(country) && !/^\d{5}$/.test(textIn(to, 'recipientZipCode')))
    return [33, 'Le code postal du destinataire est invalide']
  if (textIn(to, 'recipientZipCode') === UNKNOWN_POSTCODE)
    return [38, 'Le code postal du destinataire est inconnu du plan de transport']
  if (RELAYS.has(product)) {
    const id = textIn(nodeIn(parameters, 'refValue'), 'recipientRef')
    if (!points.some((point) => point.id === id && point.isOpen))
      return [33, 'Le point relais est fermé ou inconnu']
  }
  if (!UNION.has(country) && textIn(nodeIn(parameters, 'customsValue'), 'value') === '')
    return [31, 'La déclaration en douane est vide']
  return null
}

const LENGTHS = [
  ['Name', 100, 1],
  ['Name2', 100, 0],
  ['Adress1', 38, 1],
  ['Adress2', 38, 0],
  ['ZipCode', 9, 1],
  ['City', 50, 1],
  ['Country', 2, 2],
  ['Email', 80, 0],
  ['Phone', 17, 0],
  ['MobilePhone', 17, 0],
] as const
