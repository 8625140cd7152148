import type { DeviceDoor } from '../../main/app/devices/devices.ts'

/** Where no device comes in. */
export const NO_DEVICES: DeviceDoor = {
  pair: () => Promise.reject(new Error('no device pairs here')),
  admit: async () => null,
}
