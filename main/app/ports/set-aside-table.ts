import type { Sku } from '../../../shared/domain/product.ts'
import type { SetAside } from '../../../shared/domain/set-aside.ts'

/** Units that desktops may hand out while they work alone (ADR 22). */
export interface SetAsideTable {
  /** By SKU and desktop. */
  all(): Promise<SetAside[]>
  of(deviceId: string, sku: Sku): Promise<SetAside | null>
  /** Those of a desktop from which units are being taken back. */
  returning(deviceId: string): Promise<SetAside[]>
  /** A quantity of 0 is not kept. */
  put(units: SetAside): Promise<void>
}
