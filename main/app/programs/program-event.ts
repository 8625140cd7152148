import type { ProgramEvent } from '../../../shared/contract/programs.ts'
import type { JournalEntry } from '../ports/journal-table.ts'

/** An entry of the journal as other programs hear of it: what it was about, and nothing of what was said. */
export function programEventOf({ seq, at, type, orderIds, topics }: JournalEntry): ProgramEvent {
  return { seq, at, type, orderIds: [...orderIds], topics: [...topics] }
}
