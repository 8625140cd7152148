import type { CommandContext } from '../commands/command.ts'
import { settleLabel } from '../packing/settle-label.ts'
import { settlePaper } from '../papers/settle-paper.ts'
import type { PrintJob, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'

/** A print job changes its state: screens read again, and the exceptions of a label or paper follow what becomes of it. */
export async function followPrint(
  context: CommandContext,
  printJobs: PrintJobStore<Tx>,
  { label, paper }: PrintJob,
): Promise<void> {
  context.touch('printing')
  if (label !== null) await settleLabel(context, printJobs, label)
  if (paper !== null) await settlePaper(context, printJobs, paper)
}
