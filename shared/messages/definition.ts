import type { EpochMs, LocalDate } from '../lib/clock.ts'
import type { Unit } from '../lib/unit.ts'

/** An amount of minor units in its own currency, ISO 4217. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** An instant as the clock of a place shows it. */
export interface PlaceTime {
  readonly at: EpochMs
  /** IANA. */
  readonly timeZone: string
}

/** A number in its unit. */
export interface Quantity {
  readonly unit: Unit
  readonly value: number
  /** ISO 4217, of 'cents'. */
  readonly currency: string
}

/** What stands in a list, or where a pattern takes any value. */
export type Value = string | Message | Quantity

export type MessageArgument = Value | number | Money | PlaceTime | readonly Value[]

/**
 * A text as its code and arguments; `say` puts it into words. Made by `message` only, which checks both. The code
 * `plain` holds a text that has no code, `bilingual` one in two languages: what earlier versions kept.
 */
export interface Message {
  readonly code: string
  readonly args: Readonly<Record<string, MessageArgument>>
}

/**
 * What an argument is. The kind decides how its value is written before it goes into the pattern; numbers go in as
 * they are and are written by the pattern (`{n, number}`, `{n, plural, …}`).
 */
export interface ArgumentKinds {
  /** Shown as it is: names, references, what a shop answered. */
  text: string
  number: number
  money: Money
  /** 'Tue 24 Nov, 14:12'. */
  instant: EpochMs
  /** The same in a time zone of its own. */
  placeTime: PlaceTime
  /** '24 November 2026 at 14:12'. */
  moment: PlaceTime
  /** '24 November 2026'. */
  date: LocalDate
  /** 'Tue 24 Nov'. */
  day: LocalDate
  /** 'Tue 24 November'. */
  fullDay: LocalDate
  /** Grams. */
  weight: number
  /** ISO 3166 of a country or territory, by its name: 'Réunion'. */
  region: string
  /** The same with its article, where the language has one: 'the Netherlands', 'la France'. */
  country: string
  /** A cause inside a sentence. */
  message: Message
  /** A text, a cause or a number in its unit. */
  value: Value
  /** One that begins the sentence: with a capital. */
  opening: Message
  /** Joined with the word for "and". */
  list: readonly Value[]
  /** Joined with the word for "or". */
  alternatives: readonly Value[]
  /** Joined as what it is not: 'A or B', 'ni A ni B'. */
  neither: readonly Value[]
  /** One after the other: 'A, then B'. */
  sequence: readonly Value[]
  /** Set apart by commas. */
  items: readonly Value[]
  /** Set apart by semicolons. */
  clauses: readonly Value[]
}
type ArgumentKind = keyof ArgumentKinds

/** One of these words, for `{x, select, …}`. */
type Choice = readonly string[]

export type ArgumentDefinitions = Readonly<Record<string, ArgumentKind | Choice>>

/** An ICU pattern and the arguments that it takes. */
export type PatternDefinition = readonly [pattern: string, args: ArgumentDefinitions]

/** The English texts: a text, a pattern with its arguments, or a group of such. */
export interface Definitions {
  readonly [key: string]: string | PatternDefinition | Definitions
}

/** The same texts in another language: the arguments are those of the English. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string | PatternDefinition ? string : Translation<T[K]>
}

/** The values that a pattern takes, by its definition. */
export type ArgumentsOf<T> = T extends readonly [string, infer A]
  ? {
      readonly [K in keyof A]: A[K] extends Choice
        ? A[K][number]
        : A[K] extends ArgumentKind
          ? ArgumentKinds[A[K]]
          : never
    }
  : Readonly<Record<never, never>>

/** Texts as screens use them: strings, and functions of one object for those with arguments. */
export type Texts<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends PatternDefinition
      ? (args: ArgumentsOf<T[K]>) => string
      : Texts<T[K]>
}

/** The dotted paths of all texts of a group. */
export type CodesOf<T> = {
  [K in keyof T & string]: T[K] extends string | PatternDefinition ? K : `${K}.${CodesOf<T[K]>}`
}[keyof T & string]

/** What stands at a dotted path. */
export type DefinitionAt<T, Code extends string> = Code extends keyof T
  ? T[Code]
  : Code extends `${infer Head}.${infer Rest}`
    ? Head extends keyof T
      ? DefinitionAt<T[Head], Rest>
      : never
    : never

/** false = a group. */
export function isText(node: string | PatternDefinition | Definitions): node is string | PatternDefinition {
  return typeof node === 'string' || Array.isArray(node)
}
