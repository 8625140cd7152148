import type { Network } from '../../../shared/contract/devices.ts'

/** The way in from the network, which the shell holds. */
export interface NetworkDoor {
  /** null = it is closed. */
  network(): Network | null
  /** Whether people open and close it; otherwise the command line has said it. */
  readonly canSwitch: boolean
  /** At every address of this machine, from now on and at each start. */
  open(port: number): Promise<'open' | 'port-in-use'>
  /** Whoever is connected is cut off. */
  close(): Promise<void>
}
