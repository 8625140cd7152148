import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface BuilderConfig {
  validateConfiguration(config: unknown, log: { isEnabled: boolean }): Promise<void>
  getConfig(project: string, file: string, overrides: null): Promise<Record<string, unknown>>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
// The builder's own reader and schema, which it does not export.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const { validateConfiguration, getConfig }: BuilderConfig = builder(
  'app-builder-lib/out/util/config/config.js',
)
const config = await getConfig(root, 'electron-builder.yml', null)

describe('electron-builder.yml', () => {
  it('is valid by the schema of electron-builder', async () => {
    await expect(validateConfiguration(config, { isEnabled: false })).resolves.toBeUndefined()
  })

  it('would not be with a word misspelt', async () => {
    await expect(validateConfiguration({ ...config, assar: true }, { isEnabled: false })).rejects.toThrow(
      'assar',
    )
  })

  it('seals the code in an archive and sets the fuses by a hook that exists', () => {
    expect([config['asar'], existsSync(join(root, String(config['afterPack'])))]).toEqual([true, true])
  })

  it('builds for three systems, on Linux with the sandbox on', () => {
    expect([config['win'], config['mac'], config['linux']]).toMatchObject([
      { target: 'nsis' },
      { target: ['dmg', 'zip'] },
      { target: 'deb' },
    ])
    expect(JSON.stringify(config)).not.toMatch(/no-sandbox|AppImage/i)
  })

  it.each(['win', 'mac', 'linux'])('finds the icon of %s', (system) => {
    const { icon } = config[system] as { icon: string }
    expect(existsSync(join(root, icon))).toBe(true)
  })
})
