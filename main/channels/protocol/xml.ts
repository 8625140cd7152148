/**
 * An element to be written: text, or children by name; an array repeats the element. A name that begins with @ is
 * an attribute, the name # the text beside attributes.
 */
export type XmlContent =
  | string
  | number
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent | undefined }

/** `name` and its content as XML text without a declaration. Names are ours and taken as they are. */
export function xmlElement(name: string, content: XmlContent): string {
  if (Array.isArray(content)) return content.map((entry: XmlContent) => xmlElement(name, entry)).join('')
  if (typeof content !== 'object') return `<${name}>${escapeXml(String(content))}</${name}>`
  const entries = Object.entries(content).filter((entry) => entry[1] !== undefined)
  const attributes = entries
    .filter(([key]) => key.startsWith('@'))
    .map(([key, value]) => ` ${key.slice(1)}="${escapeXml(plain(value))}"`)
  const inside = entries
    .filter(([key]) => !key.startsWith('@'))
    .map(([key, value]) => (key === '#' ? escapeXml(plain(value)) : xmlElement(key, value ?? '')))
  return `<${name}${attributes.join('')}>${inside.join('')}</${name}>`
}

function plain(content: XmlContent | undefined): string {
  return typeof content === 'string' || typeof content === 'number' ? String(content) : ''
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
