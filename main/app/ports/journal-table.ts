import type { Role } from '../../../shared/domain/role.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** Who gave a command, besides the name at the time. */
export interface JournalWho {
  readonly personId: string | null
  readonly device: string
  /** The person who let it pass that the first one's role did not allow. */
  readonly confirmedBy: string | null
}

/** One command as carried out: the audit trail, and the source of the stream of changes. */
export interface JournalEntry {
  /** Grows by one; clients resume from the last they have seen. */
  readonly seq: number
  readonly commandId: string
  readonly at: EpochMs
  readonly actor: string
  readonly role: Role | 'system'
  readonly type: string
  readonly input: unknown
  readonly result: unknown
  /** What a screen must look at again: 'orders', 'stock', 'exceptions' ... */
  readonly topics: readonly string[]
  /** Orders whose timeline shows it. */
  readonly orderIds: readonly string[]
  /** Not told by entries of programs before schema 53. */
  readonly who?: JournalWho | undefined
}

/** An entry with what its command id is bound to; null in entries of programs before schema 15. */
export interface KnownCommand extends JournalEntry {
  readonly digest: string | null
}

/** What is empty or null does not narrow. */
export interface JournalSearch {
  /** Those before this number. */
  readonly before: number | null
  readonly limit: number
  /** Any part, in any case. */
  readonly actor: string
  readonly device: string
  readonly orderId: string | null
  readonly from: EpochMs | null
  readonly to: EpochMs | null
  /** Without what the program does by itself. */
  readonly onlyPeople: boolean
}

export interface JournalTable {
  append(entry: Omit<KnownCommand, 'seq' | 'digest'> & { digest?: string }): Promise<number>
  byCommandId(commandId: string): Promise<KnownCommand | null>
  /** Ascending, after `seq`, at most `limit`. */
  since(seq: number, limit: number): Promise<JournalEntry[]>
  lastSeq(): Promise<number>
  /** What re-planned orders together, by the program or by a person, in a span of time; earliest first. */
  replannings(from: EpochMs, until: EpochMs): Promise<JournalEntry[]>
  ofOrder(orderId: string): Promise<JournalEntry[]>
  /** The newest first. */
  search(wanted: JournalSearch): Promise<JournalEntry[]>
}
