import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { z } from 'zod'

const FORMAT = 'switchyard-parcel-file'
const MANIFEST = 'manifest.json'
/** More than any parcel's file holds. */
const MOST_BYTES = 200_000_000

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  /** What it is of, in words for people. */
  about: z.record(z.string(), z.string()),
  /** Each link is the hash of the link before, the name and the hash of the file: none can be changed, left out or moved. */
  files: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string(), link: z.string() })),
  /** Of all of the above. */
  seal: z.string(),
})
type Manifest = z.infer<typeof manifestSchema>

/** Files as one zip whose manifest chains their hashes; `seal` names this very content. */
export function sealFiles(
  about: Readonly<Record<string, string>>,
  files: readonly NamedFile[],
): { readonly zip: Uint8Array; readonly seal: string } {
  let link = ''
  const listed = files.map(({ name, bytes }) => {
    const sha256 = sha256Of(bytes)
    link = linkAfter(link, name, sha256)
    return { name, size: bytes.length, sha256, link }
  })
  const unsealed = { format: FORMAT, version: 1, about: { ...about }, files: listed } as const
  const seal = sealOf(unsealed)
  const manifest = strToU8(`${JSON.stringify({ ...unsealed, seal }, null, 2)}\n`)
  const entries = [{ name: MANIFEST, bytes: manifest }, ...files]
  return { zip: zipSync(Object.fromEntries(entries.map(({ name, bytes }) => [name, bytes]))), seal }
}

/** What a check of such a zip found: whole, or each thing that is not as it was sealed. */
export type SealCheck =
  | {
      readonly kind: 'whole'
      readonly about: Readonly<Record<string, string>>
      readonly seal: string
      readonly files: readonly string[]
    }
  | { readonly kind: 'broken'; readonly faults: readonly SealFault[] }

export type SealFault =
  | { readonly kind: 'no-zip' | 'no-manifest' | 'manifest-changed' }
  | { readonly kind: 'changed' | 'missing' | 'added'; readonly name: string }

export function checkSealed(zip: Uint8Array): SealCheck {
  const entries = unzipped(zip)
  if (entries === null) return { kind: 'broken', faults: [{ kind: 'no-zip' }] }
  const { [MANIFEST]: written, ...files } = entries
  const manifest = written === undefined ? null : readManifest(written)
  if (manifest === null) return { kind: 'broken', faults: [{ kind: 'no-manifest' }] }
  const { seal, ...unsealed } = manifest
  const faults: SealFault[] = []
  let link = ''
  for (const file of manifest.files) {
    const bytes = files[file.name]
    link = linkAfter(link, file.name, file.sha256)
    if (bytes === undefined) faults.push({ kind: 'missing', name: file.name })
    else if (sha256Of(bytes) !== file.sha256 || bytes.length !== file.size)
      faults.push({ kind: 'changed', name: file.name })
    if (file.link !== link) faults.push({ kind: 'manifest-changed' })
  }
  const known = new Set(manifest.files.map(({ name }) => name))
  for (const name of Object.keys(files)) if (!known.has(name)) faults.push({ kind: 'added', name })
  if (sealOf(unsealed) !== seal) faults.push({ kind: 'manifest-changed' })
  if (faults.length > 0) return { kind: 'broken', faults }
  return { kind: 'whole', about: manifest.about, seal, files: [...known] }
}

function unzipped(zip: Uint8Array): Record<string, Uint8Array> | null {
  let size = 0
  try {
    return unzipSync(zip, {
      filter({ originalSize }) {
        size += originalSize
        if (size > MOST_BYTES) throw new Error('too large')
        return true
      },
    })
  } catch {
    return null
  }
}

function readManifest(bytes: Uint8Array): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(strFromU8(bytes))).data ?? null
  } catch {
    return null
  }
}

function linkAfter(link: string, name: string, sha256: string): string {
  return sha256Of(strToU8(`${link}\n${name}\n${sha256}`))
}

function sealOf({ format, version, about, files }: Omit<Manifest, 'seal'>): string {
  return sha256Of(strToU8(JSON.stringify([format, version, Object.entries(about), files.at(-1)?.link ?? ''])))
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
