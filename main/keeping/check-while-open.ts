import type { KeepingWork } from '../app/ports/keeping.ts'
import { inWorker } from '../store/backup-protocol.ts'
import type { OpenFile } from '../store/open-file.ts'

export interface CheckWhileOpen {
  /** null: it has come to its end. */
  step(): KeepingWork | null
  /** Resolves at its end, however it ended; never rejects. */
  readonly ended: Promise<void>
  /** Breaks it off. */
  stop(): void
}

/**
 * The part of the check at start that follows opening, of a large file that a look found sound: all pages with their
 * digests, and how they hang together where a log was left or the last such check was broken off (`isOwed`). It comes to
 * what `checkAtStart` would have come to: no page is folded over before it has been compared.
 */
export function checkWhileOpen(deps: {
  readonly storePath: string
  readonly file: OpenFile
  readonly isOwed: boolean
  /** So many pages differed before they were folded over: nobody will find that again. May come more than once. */
  onFoldedOver(pages: number): void
  /** Its end: pages that differ, with what they are of; none = it is sound. The file can be used. */
  onChecked(pages: number, tables: readonly string[]): void
  /** Its end, too: the file is damaged beyond use. */
  onBroken(problem: string): void
  /** It could not be carried out. */
  onFault(fault: unknown): void
}): CheckWhileOpen {
  const { storePath, file, isOwed, onFault } = deps
  const broken = new AbortController()
  const { signal } = broken
  let step: KeepingWork | null = { kind: 'pages', percent: 0 }
  let beforeFolding: readonly number[] = []

  async function check() {
    const inLog = file.beginCheck((pages) => {
      beforeFolding = [...beforeFolding, ...pages]
      deps.onFoldedOver(beforeFolding.length)
    })
    const compared = await inWorker(
      { kind: 'compare', path: storePath, except: [...inLog] },
      { signal, onPercent: (percent) => (step = { kind: 'pages', percent }) },
    )
    if (compared.problem !== null) throw new Error(compared.problem.message)
    const found = file.endCheck(compared.pages?.differing ?? [])
    const differing = [...new Set([...beforeFolding, ...found])].sort((a, b) => a - b)
    let tables: readonly string[] = []
    if (differing.length > 0 || inLog.length > 0 || isOwed) {
      step = { kind: 'structure', percent: null }
      const { problem, pages } = await inWorker({ kind: 'structure', path: storePath, differing }, { signal })
      if (problem !== null) return deps.onBroken(problem.message)
      tables = pages?.tables ?? []
    }
    deps.onChecked(differing.length, tables)
  }

  const ended = check()
    .catch((fault: unknown) => {
      if (!signal.aborted) onFault(fault)
    })
    .finally(() => (step = null))
    .then(() => undefined)
  return { step: () => step, ended, stop: () => broken.abort() }
}
