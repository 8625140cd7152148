import { twoLetterCountry } from '../../shared/domain/country-codes.ts'

const LETTERS = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n))
const TWO = LETTERS.flatMap((a) => LETTERS.map((b) => a + b))

/** Every code of three letters that the program knows, by its code of two. */
export const THREE_LETTER_COUNTRIES: ReadonlyMap<string, string> = new Map(
  TWO.flatMap((two) => LETTERS.map((c) => two + c)).flatMap((three) => {
    const two = twoLetterCountry(three)
    return two === null ? [] : [[two, three] as const]
  }),
)
