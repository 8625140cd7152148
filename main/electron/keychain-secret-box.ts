import type { SafeStorage } from 'electron'

import type { SecretBox } from '../app/services/control-room-port.ts'

/**
 * Secrets sealed by the operating system's keychain; call after the app is ready. On Linux without a keyring
 * Electron would fall back to a key that is in its source: that is no protection, and nothing is stored.
 */
export async function keychainSecretBox(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): Promise<SecretBox> {
  const available = await safeStorage.isAsyncEncryptionAvailable()
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'keychain'
  const isProtected = available && backend !== 'basic_text' && backend !== 'unknown'
  const checked = () => {
    if (!isProtected) throw new Error('This machine has no keychain: secrets cannot be kept.')
  }
  return {
    protection: isProtected ? backend : null,
    async seal(secret) {
      checked()
      return safeStorage.encryptStringAsync(secret)
    },
    async open(sealed) {
      checked()
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
      return result
    },
  }
}
