import { z } from 'zod'

const errorSchema = z.object({
  errorCode: z.union([z.string(), z.number()]).transform(String).nullish(),
  errorMessage: z.string().nullish(),
  originError: z.object({ description: z.string().nullish() }).nullish(),
})
/** Documented as a list; business units also send one alone. */
const errorsSchema = z.union([z.array(errorSchema), errorSchema.transform((one) => [one])])

/** What an answer says is wrong, as one text; '' = nothing that can be read. */
export function saidBy(answer: unknown): string {
  return (errorsSchema.safeParse(answer).data ?? [])
    .map(({ errorCode, errorMessage, originError }) => {
      const words = [errorMessage, originError?.description].filter(Boolean).join(': ')
      return errorCode ? `${words} [${errorCode}]`.trim() : words
    })
    .filter((said) => said !== '')
    .join(' · ')
}
