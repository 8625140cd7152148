import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpRequest, ServedAnswer } from '../../main/demo/channel-server/faulty-http.ts'
import { readXml as readTree } from '../../main/remote/xml.ts'
import { readXml, type XmlNode } from '../shops/xml-reader.ts'

interface Element {
  readonly name: string
  readonly type: string | null
  readonly least: number
  readonly most: number
}

/**
 * Holds requests and answers of SOAP services against the XML schemas of their messages, and collects what differs. It
 * knows what those of document/literal services with unqualified elements use: global elements, complex types as
 * sequences and their extensions, occurrences, and the simple types below.
 */
export class XsdCheck {
  readonly problems = new Set<string>()
  /** Messages seen, by the names of their elements. */
  readonly seen = new Set<string>()
  readonly #elements = new Map<string, string>()
  readonly #types = new Map<string, readonly Element[]>()

  constructor(folder: string, files: readonly string[]) {
    for (const file of files) this.#read(readFileSync(join(folder, file), 'utf8'))
  }

  /** @throws {Error} naming what differed */
  assertKept(): void {
    if (this.problems.size > 0) throw new Error([...this.problems].join('\n'))
  }

  readonly watch = (request: HttpRequest, answer: ServedAnswer): void => {
    this.check(request.body)
    if (typeof answer.body === 'string') this.check(answer.body)
  }

  /** One SOAP message; faults are of SOAP and not of the schema. */
  check(message: string): void {
    const envelope = readXml(message)
    const body = envelope?.children.find(({ name }) => localName(name) === 'Body')
    const [root] = body?.children ?? []
    if (root === undefined) {
      this.problems.add('a message is no SOAP')
      return
    }
    const name = localName(root.name)
    if (name === 'Fault') return
    const type = this.#elements.get(name)
    if (type === undefined) this.problems.add(`${name}: the schema has no such element`)
    else {
      this.seen.add(name)
      this.#checkChildren(root, type, name)
    }
  }

  #checkChildren(node: XmlNode, type: string, path: string): void {
    const elements = this.#types.get(type)
    if (elements === undefined) {
      this.problems.add(`${path}: the schema has no type ${type}`)
      return
    }
    let at = 0
    for (const element of elements) {
      let count = 0
      for (; node.children[at]?.name === element.name; at += 1) {
        count += 1
        const child = node.children[at]
        if (child !== undefined) this.#checkValue(child, element, `${path}.${element.name}`)
      }
      if (count < element.least) this.problems.add(`${path}.${element.name} is missing`)
      if (count > element.most) this.problems.add(`${path}.${element.name} stands ${count} times`)
    }
    const extra = node.children[at]
    if (extra !== undefined) this.problems.add(`${path}.${extra.name} is unknown or out of order`)
  }

  #checkValue(node: XmlNode, { type }: Element, path: string): void {
    if (type === null) return
    if (!type.startsWith('xs:')) return this.#checkChildren(node, localName(type), path)
    const pattern = SIMPLE[type]
    if (pattern === undefined) this.problems.add(`${path}: ${type} is not known to this check`)
    else if (node.children.length > 0 || !pattern.test(node.text.trim()))
      this.problems.add(`${path}: "${node.text.trim().slice(0, 40)}" is no ${type}`)
  }

  #read(schema: string): void {
    const root = fieldOf(readTree(schema), 'xs:schema')
    for (const element of listOf(fieldOf(root, 'xs:element')))
      this.#elements.set(textOf(element, '@name'), localName(textOf(element, '@type')))
    const complex = new Map(
      listOf(fieldOf(root, 'xs:complexType')).map((type) => [textOf(type, '@name'), type]),
    )
    for (const [name, type] of complex) this.#types.set(name, elementsOf(type, complex))
  }
}

/** In order; those of the type that it extends come first. */
function elementsOf(type: unknown, types: ReadonlyMap<string, unknown>): readonly Element[] {
  const extension = fieldOf(fieldOf(type, 'xs:complexContent'), 'xs:extension')
  const base =
    extension === undefined ? [] : elementsOf(types.get(localName(textOf(extension, '@base'))), types)
  const own = listOf(fieldOf(fieldOf(extension ?? type, 'xs:sequence'), 'xs:element')).map(
    (element): Element => {
      const most = textOf(element, '@maxOccurs')
      return {
        name: textOf(element, '@name'),
        type: textOf(element, '@type') || null,
        least: Number(textOf(element, '@minOccurs') || '1'),
        most: most === 'unbounded' ? Number.POSITIVE_INFINITY : Number(most || '1'),
      }
    },
  )
  return [...base, ...own]
}

const SIMPLE: Readonly<Record<string, RegExp>> = {
  'xs:string': /^/,
  'xs:int': /^[+-]?\d{1,10}$/,
  'xs:long': /^[+-]?\d{1,19}$/,
  'xs:float': /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i,
  'xs:boolean': /^(true|false|0|1)$/,
  'xs:dateTime': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  'xs:base64Binary': /^[A-Za-z0-9+/\s]*={0,2}$/,
}

function localName(name: string): string {
  return name.split(':').at(-1) ?? name
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

function textOf(value: unknown, name: string): string {
  const field = fieldOf(value, name)
  return typeof field === 'string' ? field : ''
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
