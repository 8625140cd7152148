import type { RememberedReading, SavedReading } from '../../../shared/domain/file-mapping.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** How files were read before, by the signature of their header row. */
export interface FileReadingTable {
  all(): Promise<ReadonlyMap<string, SavedReading>>
  /** The last said first. */
  list(): Promise<readonly RememberedReading[]>
  /** Replaces what was said of the same header before. */
  put(signature: string, reading: SavedReading, at: EpochMs): Promise<void>
  remove(signature: string): Promise<void>
}
