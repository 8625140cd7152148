/** Shorter pieces of base64 or hexadecimal are not recognised. */
const SHORTEST_PIECE = 6

const PLAIN = /^[A-Za-z0-9_.~-]$/

/**
 * Patterns of `text` in whatever a server may answer: as it is, in base64 at any offset, in hexadecimal, each also
 * URL-encoded, with the escapes of JSON or HTML, and any of these inside another. The longest first.
 */
export function patternsOf(text: string): string[] {
  const pieces = new Set([text, ...base64Pieces(text), ...hexadecimal(text)])
  return [...pieces]
    .sort((a, b) => b.length - a.length)
    .map((piece) => Array.from(piece, signPattern).join(''))
}

/** One character with all that encodings make of it. */
function signPattern(sign: string): string {
  if (PLAIN.test(sign)) return sign.replace('.', '\\.')
  const code = sign.charCodeAt(0)
  const unicode = `\\\\*u${code.toString(16).padStart(4, '0')}`
  const url = encodeURIComponent(sign)
  const bytes = url === sign ? `%${code.toString(16)}` : url
  const ways = [
    `\\\\*${literal(sign)}`,
    bytes.replaceAll('%', '%(?:25)*'),
    anyCase(unicode),
    ...(sign === ' ' ? ['\\+'] : []),
    ...(HTML.get(sign) ?? []),
  ]
  return `(?:${ways.map((way) => (way.startsWith('%') ? anyCase(way) : way)).join('|')})`
}

const HTML: ReadonlyMap<string, readonly string[]> = new Map([
  ['&', ['&amp;']],
  ['<', ['&lt;']],
  ['>', ['&gt;']],
  ['"', ['&quot;']],
  ["'", ['&#0*39;', '&apos;']],
])

/** Hexadecimal digits are written in either case. */
function anyCase(pattern: string): string {
  return pattern.replaceAll(/[a-fA-F]/g, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`)
}

function literal(sign: string): string {
  return sign.replace(/[\\^$*+?()[\]{}|/]/, '\\$&')
}

/**
 * What is the same in the base64 of everything that contains `text`, at each of the three offsets it can have:
 * characters that also depend on its neighbours are left out.
 */
function base64Pieces(text: string): string[] {
  const bytes = Buffer.from(text)
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
    const first = Math.ceil((offset * 8) / 6)
    const last = Math.floor((shifted.length * 8) / 6)
    const pieces = [shifted.toString('base64'), shifted.toString('base64url')]
    return pieces.map((piece) => piece.slice(first, last)).filter(({ length }) => length >= SHORTEST_PIECE)
  })
}

function hexadecimal(text: string): string[] {
  const hex = Buffer.from(text).toString('hex')
  return hex.length < SHORTEST_PIECE ? [] : [hex, hex.toUpperCase()]
}
