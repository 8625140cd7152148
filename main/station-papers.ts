import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { EpochMs } from '../shared/lib/clock.ts'
import type { KeptPaper } from './printing/documents/document-renderer.ts'
import { replaceFile } from './remote/durable-file.ts'

/** Carriers' papers and logos that jobs of a station need, as files in its data folder; each try of a job brings its own again. */
export interface StationPapers {
  keepPaper(id: string, paper: { document: KeptPaper['document']; bytes: string }): Promise<void>
  /** null = it is not here, or cannot be read. */
  paper(id: string): KeptPaper | null
  /** `bytes` as base64; `brand` null = the merchant's own. */
  keepLogo(brand: string | null, bytes: string): Promise<void>
  logo(brand: string | null): Uint8Array | null
  /** Deletes what was not brought again since. */
  prune(before: EpochMs): Promise<void>
}

export function openStationPapers(home: string): StationPapers {
  const folder = join(home, 'papers')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fileOf = (name: string) => join(folder, createHash('sha256').update(name).digest('hex'))
  const logoName = (brand: string | null) => `logo ${brand ?? ''}`
  return {
    keepPaper: (id, paper) => replaceFile(fileOf(id), JSON.stringify(paper)),
    paper: (id) => keptPaper(fileOf(id)),
    keepLogo: (brand, bytes) => replaceFile(fileOf(logoName(brand)), bytes),
    logo: (brand) => readOrNull(fileOf(logoName(brand))),
    async prune(before) {
      for (const name of await readdir(folder)) {
        const file = join(folder, name)
        if ((await stat(file)).mtimeMs < before) await rm(file, { force: true })
      }
    },
  }
}

function readOrNull(file: string): Uint8Array | null {
  try {
    return Buffer.from(readFileSync(file, 'utf8'), 'base64')
  } catch {
    return null
  }
}

function keptPaper(file: string): KeptPaper | null {
  try {
    const { document, bytes }: { document: KeptPaper['document']; bytes: string } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    return { document, bytes: Buffer.from(bytes, 'base64') }
  } catch {
    return null
  }
}
