import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** One element of a document: its text if it has no children. */
export interface XmlNode {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlNode[]
}

const TEXT = '#text'
const parser = new XMLParser({
  preserveOrder: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  textNodeName: TEXT,
  htmlEntities: true,
})

/** The root element of an XML text; null = not well-formed. Attributes are not kept. */
export function readXml(source: string): XmlNode | null {
  if (XMLValidator.validate(source) !== true) return null
  const parsed: Parsed[] = parser.parse(source)
  return elementsOf(parsed)[0] ?? null
}

/** As the parser gives it: one name each, with what is inside in order. */
type Parsed = Readonly<Record<string, unknown>>

function elementsOf(inside: readonly Parsed[]): XmlNode[] {
  return inside
    .flatMap((entry) => Object.entries(entry))
    .flatMap(([name, content]) =>
      name === TEXT || !Array.isArray(content)
        ? []
        : [{ name, text: textOf(content), children: elementsOf(content) }],
    )
}

function textOf(inside: readonly Parsed[]): string {
  return inside.map((entry) => (TEXT in entry ? String(entry[TEXT]) : '')).join('')
}

/** The first child of that name. */
export function childOf(node: XmlNode | null, name: string): XmlNode | null {
  return node?.children.find((child) => child.name === name) ?? null
}

/** The text of the first child of that name, without space around it; null = there is none. */
export function childText(node: XmlNode | null, name: string): string | null {
  return childOf(node, name)?.text.trim() ?? null
}
