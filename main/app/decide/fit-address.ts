import { type FittedParts, withFitted } from '../../../shared/domain/fitted-address.ts'
import type { Destination } from '../../../shared/domain/order.ts'
import { withShortWords } from '../../../shared/domain/postal/short-words.ts'
import { stateCode } from '../../../shared/domain/postal/state-code.ts'
import type { RequestFault } from '../ports/carrier.ts'

/** Faults are mended one by one; each way makes at least one text shorter. */
const MOST_STEPS = 8

/**
 * The address written so that the carrier takes it, for a person to confirm: no word is left out, long ones are written
 * as post offices do, and what has no room in its line goes on in the next. null = that is not enough, or the fault is
 * of another kind. `faultOf` must be pure.
 */
export function fitAddress(
  address: Destination,
  faultOf: (address: Destination) => RequestFault | null,
): FittedParts | null {
  let fitted: FittedParts = {}
  let fault = faultOf(address)
  for (let step = 0; fault !== null; step++) {
    const before = fault
    const present = withFitted(address, fitted)
    const next =
      step < MOST_STEPS
        ? waysOf(present, before).find(
            (way) => hasRoom(way) && mends(faultOf(withFitted(present, way)), before),
          )
        : undefined
    if (next === undefined) return null
    fitted = { ...fitted, ...next }
    fault = faultOf(withFitted(address, fitted))
  }
  return Object.keys(fitted).length === 0 ? null : fitted
}

/** An order keeps four lines. */
function hasRoom({ street = [] }: FittedParts): boolean {
  return street.length <= 4
}

/** Another line may be too long now, and is mended next. */
function mends(after: RequestFault | null, before: RequestFault): boolean {
  return (
    after === null ||
    after.field !== before.field ||
    JSON.stringify(after.problem) !== JSON.stringify(before.problem)
  )
}

/** Ways to write what the fault is about, the least changed first. */
function waysOf(address: Destination, { field, most }: RequestFault): readonly FittedParts[] {
  const { country } = address
  const short = (text: string): string => withShortWords(text, country)
  if (field === 'state') {
    const code = stateCode(address.state ?? '', country)
    return code === null || code === address.state ? [] : [{ state: code }]
  }
  if (most === undefined) return []
  switch (field) {
    case 'street':
      return streetWays(address.street, most, short).map((street) => ({ street }))
    case 'city':
      return [{ city: short(address.city) }, { city: address.city.replace(/\s*\(.*\)\s*$/, '') }]
    case 'name': {
      const [first = '', ...rest] = wrapped(short(address.name), most)
      return [
        { name: withoutTitle(address.name) },
        { name: withInitials(withoutTitle(address.name)) },
        ...(rest.length > 0 ? [{ name: first, street: inserted(address.street, rest.join(' ')) }] : []),
      ]
    }
    case 'company': {
      const company = address.company ?? ''
      const [first = '', ...rest] = wrapped(short(company), most)
      return [
        { company: short(company) },
        ...(rest.length > 0 ? [{ company: first, street: inserted(address.street, rest.join(' ')) }] : []),
      ]
    }
    default:
      return []
  }
}

/** Widths of lines that carriers have, where the fault is that there are too many lines. */
const WIDTHS = [50, 40, 38, 35, 30]

function streetWays(
  street: readonly string[],
  most: number,
  short: (text: string) => string,
): readonly string[][] {
  const lines = street.map((line) => line.trim()).filter((line) => line !== '')
  const shorter = lines.map(short)
  if (most === 0) return WIDTHS.flatMap((width) => [joined(lines, width), joined(shorter, width)])
  const apart = (some: readonly string[]): string[] =>
    some.flatMap((line) => (line.length > most ? partsOf(line) : [line]))
  return [
    apart(lines),
    shorter,
    apart(shorter),
    apart(lines).flatMap((line) => wrapped(line, most)),
    apart(shorter).flatMap((line) => wrapped(line, most)),
    joined(
      shorter.flatMap((line) => wrapped(line, most)),
      most,
    ),
  ]
}

/** What completes a street, in its own line: 'c/o', building, flat, floor, staircase, box. */
const COMPLEMENT =
  /[\s,;-]+(?=(?:c\/o|chez|b[âa]t(?:iment|\b)|appt?(?:artement|\b)|apt\b|r[ée]s(?:idence|\b)|[ée]tage|esc(?:alier|alera|\b)|porte|entr[ée]e|lieu-dit|z\.?[ia]\.?\b|zac\b|bp\b|hinterhaus|wohnung|whg|apartment|flat|unit|suite|floor|building|piso|puerta|bloque|edificio|interno|scala|piano|bus|bo[îi]te)\b)/iu

/** A line cut where its parts end: at a comma, or before what completes the street. */
function partsOf(line: string): string[] {
  const cut = COMPLEMENT.exec(line)
  if (cut !== null && cut.index > 0) return [line.slice(0, cut.index), line.slice(cut.index + cut[0].length)]
  const comma = line.indexOf(', ')
  // A number before the first comma belongs to the street behind it.
  return comma > 0 && /\p{L}{3}/u.test(line.slice(0, comma))
    ? [line.slice(0, comma), line.slice(comma + 2)]
    : [line]
}

/** Cut between words; a word that is longer stays whole. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Lines side by side in as few as they fit into. */
function joined(lines: readonly string[], width: number): string[] {
  const found: string[] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (found.length > 1 && last !== undefined && last.length + 2 + line.length <= width)
      found[found.length - 1] = `${last}, ${line}`
    else found.push(line)
  }
  return found
}

/** After the street, before what completes it. */
function inserted([first = '', ...others]: readonly string[], line: string): string[] {
  return [first, line, ...others]
}

function withoutTitle(name: string): string {
  return name.replace(
    /^(?:m(?:onsieur|adame|ademoiselle|me|lle|r|rs|s)\.?|herrn?|frau|señora?|sr[a]?\.?|dr\.?|m\.)\s+/iu,
    '',
  )
}

/** 'Jean-Christophe Maurice Dupont' as 'Jean-Christophe M. Dupont': names between the first and the last. */
function withInitials(name: string): string {
  const words = name.split(/\s+/)
  return words
    .map((word, at) => (at === 0 || at === words.length - 1 ? word : `${word.charAt(0)}.`))
    .join(' ')
}

/** A note with its long words short, else up to the last word that has room; what is left out shows by the '…'. */
export function fitNote(note: string, country: string, most: number): string {
  const short = withShortWords(note.trim(), country)
  if (short.length <= most) return short
  const words: string[] = []
  for (const word of short.split(/\s+/)) {
    if ([...words, word].join(' ').length > most - 2) break
    words.push(word)
  }
  return `${words.join(' ')} …`
}
