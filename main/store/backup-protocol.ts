import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { holdings } from './holdings.ts'

/** What the copying thread is asked; each is answered once. */
export const copyRequest = z.discriminatedUnion('kind', [
  /** A verified copy of a store that others go on using. */
  z.object({ kind: z.literal('copy'), path: z.string(), copyTo: z.string() }),
  /** The same of a file that does not change meanwhile, page by page: what increments build on. Not verified. */
  z.object({ kind: z.literal('pages'), path: z.string(), copyTo: z.string() }),
  /** Is the copy sound? Thoroughly, with its digest. */
  z.object({ kind: z.literal('verify'), path: z.string() }),
  /** Pages of a file that does not change meanwhile. */
  z.object({
    kind: z.literal('increment'),
    path: z.string(),
    copyTo: z.string(),
    pageBytes: z.int(),
    pageCount: z.int(),
    changed: z.array(z.int()),
  }),
  /** A whole copy brought forward by increments, one after the other. Not verified. */
  z.object({
    kind: z.literal('assemble'),
    path: z.string(),
    sha256: z.string().nullable(),
    increments: z.array(z.object({ path: z.string(), sha256: z.string() })),
    copyTo: z.string(),
  }),
  /** Is the file sound? `thorough`: integrity_check instead of quick_check, indexes are compared with their tables. */
  z.object({ kind: z.literal('check'), path: z.string(), thorough: z.boolean() }),
  /** Only its pages with their digests, but `except`. Of an open store one that was folded in meanwhile may be named. */
  z.object({ kind: z.literal('compare'), path: z.string(), except: z.array(z.int()) }),
  /** Only how its parts hang together, thoroughly where pages differ, and which tables those are of. */
  z.object({ kind: z.literal('structure'), path: z.string(), differing: z.array(z.int()) }),
])
export type CopyRequest = z.infer<typeof copyRequest>

const copyAnswer = z.object({
  /** null: all is well. `code` is SQLite's, null for any other trouble. */
  problem: z.object({ code: z.string().nullable(), message: z.string() }).nullable(),
  /** Of the copy, or of the file checked; null when it could not be read. */
  holds: holdings.nullable(),
  /** Of the copy, hexadecimal. */
  sha256: z.string().nullable(),
  /** Pages of the file that are not what was written, by their digests; null: there are no digests. */
  pages: z.object({ checked: z.int(), differing: z.array(z.int()), tables: z.array(z.string()) }).nullable(),
})
export type CopyAnswer = z.infer<typeof copyAnswer>

/** How far it is with what takes long, of 100. */
const copyProgress = z.object({ percent: z.int() })
const said = z.union([copyAnswer, copyProgress])

export interface CopyWatch {
  readonly onPercent?: (percent: number) => void
  /** Breaks it off: what was being written stays behind, and the promise rejects. */
  readonly signal?: AbortSignal
}

/** Has a worker thread do it; rejects only when the worker itself breaks, or is broken off. */
export function inWorker(request: CopyRequest, { onPercent, signal }: CopyWatch = {}): Promise<CopyAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: request })
    const breakOff = () => void worker.terminate()
    signal?.addEventListener('abort', breakOff, { once: true })
    worker.on('message', (message) => {
      const heard = said.parse(message)
      if ('percent' in heard) onPercent?.(heard.percent)
      else resolve(heard)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', breakOff)
      reject(new Error(`The copying thread ended with ${code} and no answer`))
    })
    if (signal?.aborted) breakOff()
  })
}
