import type { CommandContext } from '../commands/command.ts'
import { settleLabel } from '../packing/settle-label.ts'
import type { PrintJob, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'

/** A print job changes its state: screens read again, and a label's exceptions follow what becomes of it. */
export async function followPrint(
  context: CommandContext,
  printJobs: PrintJobStore<Tx>,
  { label }: PrintJob,
): Promise<void> {
  context.touch('printing')
  if (label !== null) await settleLabel(context, printJobs, label)
}
