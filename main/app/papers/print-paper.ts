import type { CommandContext } from '../commands/command.ts'
import type { JobOfPaper, PrintContent, PrintJob, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { paperPrinter } from './paper-printer.ts'

/**
 * Queues a paper of a parcel, in as many parts as it has, where such papers are printed; where they are not, nothing:
 * it is opened as a file. `run` names this printing: the same again prints nothing.
 */
export async function printPaper(
  { tx, newId, actor, afterCommit, touch }: CommandContext,
  queue: PrintQueue<Tx>,
  paper: JobOfPaper,
  what: {
    readonly run: string
    readonly siteId: string
    readonly labelPrinterId: string | null
    readonly title: string
    readonly contents: readonly PrintContent[]
  },
): Promise<PrintJob[]> {
  const { siteId, labelPrinterId, title, contents, run } = what
  const printer = await paperPrinter(tx, { paper: paper.kind, siteId, labelPrinterId })
  if (printer === null) return []
  const jobs: PrintJob[] = []
  for (const [i, content] of contents.entries())
    jobs.push(
      await queue.enqueue(tx, {
        id: newId(),
        key: `${run}/${i + 1}`,
        printerId: printer.id,
        label: null,
        paper,
        title,
        content,
        operator: actor,
      }),
    )
  touch('printing')
  afterCommit(() => queue.wake(printer.id))
  return jobs
}
