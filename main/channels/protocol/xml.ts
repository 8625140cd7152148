/** An element to be written: text, or children by name; an array repeats the element. */
export type XmlContent =
  | string
  | number
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent | undefined }

/** `name` and its content as XML text without a declaration. Names are ours and taken as they are. */
export function xmlElement(name: string, content: XmlContent): string {
  if (Array.isArray(content)) return content.map((entry: XmlContent) => xmlElement(name, entry)).join('')
  return `<${name}>${inner(content)}</${name}>`
}

function inner(content: XmlContent): string {
  if (typeof content === 'string') return escapeXml(content)
  if (typeof content === 'number') return String(content)
  return Object.entries(content)
    .map(([name, value]) => (value === undefined ? '' : xmlElement(name, value)))
    .join('')
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
