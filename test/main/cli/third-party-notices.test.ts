import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { noticesText, thirdParties } from '../../../main/cli/third-party-notices.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

describe('what ships of others', () => {
  const parties = thirdParties(root)

  it('is named with its licence, what is bundled and what comes beside it', () => {
    const names = parties.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['better-sqlite3', 'electron', 'kysely', 'react', 'react-dom', 'ws', 'zod']),
    )
    expect(names).not.toContain('vitest')
    expect(parties.filter(({ license }) => license === 'no licence named')).toEqual([])
    expect(noticesText(parties)).toMatch(/better-sqlite3 \S+ \(MIT\)\n\n[\s\S]*Joshua Wise/)
  })

  it('is put into every package that is built', () => {
    expect(readFileSync(`${root}/electron-builder.yml`, 'utf8')).toContain('THIRD-PARTY-NOTICES.txt')
  })
})

describe('the lock file', () => {
  it('has the hash of every package', () => {
    const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as {
      packages: Record<string, { integrity?: string; link?: boolean }>
    }
    const without = Object.entries(packages).filter(
      ([path, { integrity, link }]) => path && !integrity && !link,
    )
    expect(without.map(([path]) => path)).toEqual([])
  })
})
