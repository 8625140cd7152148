import { Worker } from 'node:worker_threads'
import { z } from 'zod'

/** Copy `path` (unless `copyTo` is null), then check the copy, or the file itself. */
export const copyRequest = z.object({
  path: z.string(),
  copyTo: z.string().nullable(),
  /** integrity_check instead of quick_check: indexes are compared with their tables as well. */
  thorough: z.boolean(),
})
export type CopyRequest = z.infer<typeof copyRequest>

const copyAnswer = z.object({
  /** null: all is well. `code` is SQLite's, null for any other trouble. */
  problem: z.object({ code: z.string().nullable(), message: z.string() }).nullable(),
})
export type CopyAnswer = z.infer<typeof copyAnswer>

/** Has a worker thread do it; rejects only when the worker itself breaks. */
export function inWorker(request: CopyRequest): Promise<CopyAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: request })
    worker.once('message', (message) => resolve(copyAnswer.parse(message)))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The copying thread ended with ${code} and no answer`)))
  })
}
