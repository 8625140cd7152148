import type { Device } from '../../../shared/domain/device.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

export interface DeviceTable {
  /** By name, those that were revoked last. */
  all(): Promise<Device[]>
  get(id: string): Promise<Device | null>
  /** `publicKey`: its SubjectPublicKeyInfo, base64url. */
  add(device: Device, publicKey: string): Promise<void>
  /** null = there is no such device, or it was revoked. */
  publicKey(id: string): Promise<string | null>
  change(id: string, to: Pick<Device, 'name' | 'siteId'>): Promise<void>
  seen(id: string, at: EpochMs): Promise<void>
  revoke(id: string, at: EpochMs): Promise<void>
}
