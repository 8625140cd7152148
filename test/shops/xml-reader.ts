/** One element of a document: its text if it has no children. */
export interface XmlNode {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlNode[]
}

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)([^>]*?)(\/?)>|([^<]+)/g

/** The root element of an XML text; null = not well-formed. Attributes are not kept, there is no DTD. */
export function readXml(source: string): XmlNode | null {
  const root: Open = { name: '', text: '', children: [] }
  const open: Open[] = [root]
  let end = 0
  for (const token of source.matchAll(TOKEN)) {
    if (token.index !== end) return null
    end = token.index + token[0].length
    const top = open.at(-1)
    if (top === undefined) return null
    const [, cdata, closing, name, , selfClosing, text] = token
    if (cdata !== undefined) top.text += cdata
    else if (text !== undefined) top.text += unescapeXml(text)
    else if (name !== undefined && closing === '/') {
      if (open.pop()?.name !== name) return null
    } else if (name !== undefined) {
      const child: Open = { name, text: '', children: [] }
      top.children.push(child)
      if (selfClosing !== '/') open.push(child)
    }
  }
  if (end !== source.length || open.length !== 1 || root.children.length !== 1) return null
  return root.children[0] ?? null
}

/** The first child of that name. */
export function childOf(node: XmlNode | null, name: string): XmlNode | null {
  return node?.children.find((child) => child.name === name) ?? null
}

/** The text of the first child of that name, without space around it; null = there is none. */
export function childText(node: XmlNode | null, name: string): string | null {
  return childOf(node, name)?.text.trim() ?? null
}

interface Open {
  name: string
  text: string
  children: Open[]
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
}
