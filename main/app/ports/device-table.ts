import type { Device } from '../../../shared/domain/device.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

export interface CopyAtSite {
  readonly name: string
  readonly siteId: string
  /** When it was last noted to be as this store is. */
  readonly inStepAt: EpochMs
  /** When its connection was seen to end since; null = it was not. */
  readonly awaySince: EpochMs | null
}

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
  /** Those that keep a copy at a site, may come in, and were as this store is at some time. */
  copies(): Promise<CopyAtSite[]>
  inStep(id: string, at: EpochMs): Promise<void>
  left(id: string, at: EpochMs): Promise<void>
  revoke(id: string, at: EpochMs): Promise<void>
}
