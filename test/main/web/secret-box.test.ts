import { describe, expect, it } from 'vitest'

import { passphraseSecretBox } from '../../../main/web/secret-box.ts'

describe('secrets under a passphrase', () => {
  const box = passphraseSecretBox('correct horse')

  it('come back as they were', async () => {
    expect(await box.open(await box.seal('shpat_é_1'))).toBe('shpat_é_1')
    expect(box.protection).toBe('passphrase')
  })

  it('are sealed differently each time and never readable', async () => {
    const [one, two] = [await box.seal('shpat_1'), await box.seal('shpat_1')]
    expect(Buffer.from(one).equals(two)).toBe(false)
    expect(Buffer.from(one).toString('latin1')).not.toContain('shpat')
  })

  it('do not open with another passphrase, nor when altered', async () => {
    const sealed = await box.seal('shpat_1')
    await expect(passphraseSecretBox('wrong').open(sealed)).rejects.toThrow()
    const altered = Buffer.from(sealed)
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
    await expect(box.open(altered)).rejects.toThrow()
    await expect(box.open(Buffer.of(9, 9))).rejects.toThrow('unknown form')
  })

  it.each([undefined, ''])('are refused without one (%j)', async (none) => {
    const open = passphraseSecretBox(none)
    expect(open.protection).toBeNull()
    await expect(open.seal('shpat_1')).rejects.toThrow('No passphrase')
  })
})
