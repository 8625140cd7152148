import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract.ts'

/** A connection to the hub that was let in. */
export interface HubLink {
  readonly client: Pick<ContractRouterClient<Contract>, 'following' | 'session' | 'stations'>
  readonly deviceId: string
  /** Resolves when the connection has ended. */
  readonly ended: Promise<void>
  close(): void
}
