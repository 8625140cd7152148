import { readXmlNames, type XmlContent, xmlDocument } from '../../remote/xml.ts'

/** A request of a SOAP 1.1 service: the operation in the service's namespace, its parameters in none. */
export function soapEnvelope(namespace: string, operation: string, parameters: XmlChildren): string {
  return xmlDocument('soapenv:Envelope', {
    '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
    '@xmlns:ns': namespace,
    'soapenv:Header': '',
    'soapenv:Body': { [`ns:${operation}`]: parameters },
  })
}

/** The same for services whose parameters are in their namespace too, as ASP.NET's are. */
export function soapEnvelopeWithin(namespace: string, operation: string, parameters: XmlChildren): string {
  return xmlDocument('soap:Envelope', {
    '@xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/',
    'soap:Body': { [operation]: { '@xmlns': namespace, ...parameters } },
  })
}

type XmlChildren = Readonly<Record<string, XmlContent | undefined>>

export type SoapAnswer =
  /** What is in the body, names without their prefixes. */
  | {
      readonly kind: 'answer'
      readonly body: unknown
    } /** `isOurs`: it could not read the request, and has done nothing. */
  | { readonly kind: 'fault'; readonly said: string; readonly isOurs: boolean }

/** An answer of a SOAP service; null = it is none. */
export function readSoap(text: string): SoapAnswer | null {
  const body = childOf(childOf(readXmlNames(text), 'Envelope'), 'Body')
  if (body === undefined) return null
  const fault = childOf(body, 'Fault')
  if (fault === undefined) return { kind: 'answer', body }
  const said = childOf(fault, 'faultstring') ?? childOf(childOf(fault, 'Reason'), 'Text')
  const code = childOf(fault, 'faultcode') ?? childOf(childOf(fault, 'Code'), 'Value')
  const isOurs = typeof code === 'string' && /(^|:)(Client|Sender)$/.test(code)
  return { kind: 'fault', said: typeof said === 'string' ? said : '', isOurs }
}

function childOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}
