import { readXmlNames, type XmlContent, xmlDocument } from '../../remote/xml.ts'

/** An element as it was read, names without their prefixes. */
export type SoapNode = Readonly<Record<string, unknown>>

/** The operation of a SOAP request and its parameters; null = it is none. */
export function soapRequest(
  body: string,
): { readonly operation: string; readonly parameters: SoapNode } | null {
  const root = nodeOf(readXmlNames(body))
  const inside = Object.entries(nodeOf(nodeOf(root['Envelope'])['Body'])).filter(
    ([name]) => !name.startsWith('@'),
  )
  const [operation] = inside
  return operation === undefined ? null : { operation: operation[0], parameters: nodeOf(operation[1]) }
}

/** An answer of the operation, its children in no namespace, as Apache CXF writes it. */
export function soapAnswer(
  namespace: string,
  name: string,
  content: Readonly<Record<string, XmlContent>>,
): string {
  return xmlDocument('soap:Envelope', {
    '@xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/',
    'soap:Body': {
      [`ns2:${name}`]: { '@xmlns:ns2': namespace, ...content },
    },
  })
}

export function soapFault(said: string): string {
  return xmlDocument('soap:Envelope', {
    '@xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/',
    'soap:Body': { 'soap:Fault': { faultcode: 'soap:Client', faultstring: said } },
  })
}

/** A child's text; '' = there is none. */
export function textIn(node: SoapNode, name: string): string {
  const value = node[name]
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && '#' in value ? String(value['#']) : ''
}

export function nodeIn(node: SoapNode, name: string): SoapNode {
  return nodeOf(node[name])
}

/** Children of a name, however many there are. */
export function nodesIn(node: SoapNode, name: string): readonly unknown[] {
  const value = node[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function nodeOf(value: unknown): SoapNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
