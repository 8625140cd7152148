import { printableText, unprintableLetters } from '../../../shared/domain/label-letters.ts'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'

/** One text as it will be sent, with what the carrier says of its length. */
export interface SentText {
  readonly field: PurchaseField
  readonly text: string
  readonly most: number
  /** Shorter ones are taken for none. */
  readonly least?: number
  readonly isNeeded?: boolean
}

/**
 * The first text that is missing or too long. Lengths are in characters.
 */
export function textFault(carrier: string, texts: readonly SentText[]): RequestFault | null {
  for (const { field, text, most, least = 1, isNeeded } of texts) {
    const length = Array.from(text).length
    if (length === 0 && isNeeded === true)
      return { field, problem: message('carrierApi.missing', { carrier }) }
    if (length > 0 && length < least)
      return { field, problem: message('carrierApi.tooShort', { carrier, least, text }) }
    if (length > most)
      return { field, problem: message('carrierApi.tooLong', { carrier, most, text, length }), most }
  }
  return null
}

/** The first text with letters that no label can show: all others are written in Latin ones. */
export function lettersFault(
  carrier: string,
  texts: readonly { readonly field: PurchaseField; readonly text: string | null }[],
): RequestFault | null {
  for (const { field, text } of texts) {
    const letters = unprintableLetters(text ?? '')
    if (letters.length > 0)
      return {
        field,
        problem: message('carrierApi.letters', { carrier, letters: [...new Set(letters)].join(' ') }),
      }
  }
  return null
}

export function weightFault(
  carrier: string,
  weight: number,
  least: number,
  most: number,
): RequestFault | null {
  if (weight >= least && weight <= most) return null
  return { field: 'weight', problem: message('carrierApi.weight', { carrier, least, most, weight }) }
}

/** A text as it is sent: in Latin letters with their accents, on one line, without blanks around it. */
export function sentText(text: string | null): string {
  return printableText(text ?? '').replaceAll(/\s+/g, ' ')
}

/** The same in plain capitals, for carriers that take nothing else: É is E, ß is SS. */
export function plainCapitals(text: string | null): string {
  return sentText(text)
    .toUpperCase()
    .replaceAll(/[ŒÆØĐŁÞÐĦŊ]/g, (letter) => CAPITALS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
}

const CAPITALS: Readonly<Record<string, string>> = {
  Œ: 'OE',
  Æ: 'AE',
  Ø: 'O',
  Đ: 'D',
  Ł: 'L',
  Þ: 'TH',
  Ð: 'D',
  Ħ: 'H',
  Ŋ: 'N',
}
