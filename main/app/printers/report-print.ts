import type { Commands } from '../commands/command.ts'
import { settleLabel } from '../packing/settle-label.ts'
import type { PrintJob, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'

/** A print job changed its state: screens read again, and a label's exceptions follow what became of it. */
export async function reportPrint(
  commands: Commands,
  printJobs: PrintJobStore<Tx>,
  { label }: PrintJob,
): Promise<void> {
  await commands.system('printing.report', async (context) => {
    context.touch('printing')
    if (label !== null) await settleLabel(context, printJobs, label)
  })
}
