import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'

/** What somebody says of a draft, or of one of its rules. */
export const draftComment = z.object({
  id: scalars.uuid,
  /** null = of the whole draft. */
  ruleId: z.string().nullable(),
  author: z.string(),
  at: scalars.epochMs,
  text: z.string(),
})
export type DraftComment = z.infer<typeof draftComment>
