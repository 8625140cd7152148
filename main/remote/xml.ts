import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser'

/**
 * An element to be written: text, or children by name; an array repeats the element. A name that begins with @ is
 * an attribute, the name # the text beside attributes. Read elements have the same shape.
 */
export type XmlContent =
  | string
  | number
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent | undefined }

const SHAPE = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  suppressBooleanAttributes: false,
}
const builder = new XMLBuilder(SHAPE)
const parser = new XMLParser({
  ...SHAPE,
  parseTagValue: false,
  parseAttributeValue: false,
  // Character references, é as &#233;. Entities of a document's own are refused before.
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 100_000 },
})

/** `name` and its content as XML text with its declaration. Names are ours and taken as they are. */
export function xmlDocument(name: string, content: XmlContent): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ [name]: content })}`
}

/** A document as `XmlContent`, all values text; null = not well-formed, or it brings definitions of its own (a DTD). */
export function readXml(text: string): unknown {
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) return null
  return parser.parse(text)
}

/** The same with element names without their prefixes, for protocols whose namespaces need not be told apart. */
export function readXmlNames(text: string): unknown {
  return withoutPrefixes(readXml(text))
}

function withoutPrefixes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrefixes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      name.startsWith('@') ? name : (name.split(':').at(-1) ?? name),
      withoutPrefixes(inside),
    ]),
  )
}
