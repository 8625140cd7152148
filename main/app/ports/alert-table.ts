import type { AlertReceiver, AlertReceiverView, AlertState } from '../../../shared/domain/alert.ts'

/** Who is told by e-mail, and what each was told. */
export interface AlertTable {
  /** By address. */
  all(): Promise<AlertReceiverView[]>
  /** Adds it, or changes it and leaves what it was told. */
  put(receiver: AlertReceiver): Promise<void>
  putState(id: string, state: AlertState): Promise<void>
  /** Whether there was one. */
  remove(id: string): Promise<boolean>
}
