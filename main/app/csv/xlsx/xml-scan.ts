/** What is met in an XML text, in its order. Names are without their prefix. */
export interface XmlHandler {
  open(name: string, attribute: (name: string) => string | null): void
  text?(text: string): void
  close?(name: string): void
}

const TOKEN =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<[?!](?:[^>"']|"[^"]*"|'[^']*')*>|<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g

/**
 * Walks over a part of a workbook. Knows elements, attributes, text and the predefined entities, which is all that
 * SpreadsheetML has; document types are passed over, so no entity of a file's own is ever expanded.
 */
export function scanXml(xml: string, handler: XmlHandler): void {
  for (const match of xml.matchAll(TOKEN)) {
    const [, cdata, closing, written, attributes = '', isEmpty, text] = match
    if (text !== undefined) handler.text?.(unescapeXml(text))
    else if (cdata !== undefined) handler.text?.(cdata)
    else if (written !== undefined) {
      const name = written.slice(written.indexOf(':') + 1)
      if (closing === '/') handler.close?.(name)
      else {
        handler.open(name, (wanted) => attributeOf(attributes, wanted))
        if (isEmpty === '/') handler.close?.(name)
      }
    }
  }
}

function attributeOf(attributes: string, wanted: string): string | null {
  for (const [, name = '', double, single] of attributes.matchAll(
    /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (name === wanted) return unescapeXml(double ?? single ?? '')
  }
  return null
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
