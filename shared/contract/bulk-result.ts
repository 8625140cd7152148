import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import { undoSteps } from './undo-step.ts'

/** What happened to each of several things; `skipped` says why not. `undo`: how what happened is taken back. */
export const bulkResult = z.object({
  changed: z.array(z.string()),
  skipped: z.array(z.object({ id: z.string(), why: messageSchema })),
  undo: undoSteps,
})
