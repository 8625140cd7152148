import { z } from 'zod'

/** Which shop a channel is, as its check has found it; its names are the shop's own words. */
export const shopFound = z.object({
  /** 'Atelier du Port', with what tells it from others of that name. */
  name: z.string(),
  /** What a person should know of it; null = nothing. */
  remark: z
    .discriminatedUnion('code', [
      /** It serves another version of its API than the one that we speak. */
      z.object({ code: z.literal('other-version'), served: z.string(), wanted: z.string() }),
      /** The marketplace does not have it open, in its own word for that. */
      z.object({ code: z.literal('not-open'), state: z.string() }),
    ])
    .nullable(),
})
export type ShopFound = z.infer<typeof shopFound>
