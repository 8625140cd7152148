import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
})
type Manifest = z.infer<typeof manifest>

export interface ThirdParty {
  readonly name: string
  readonly version: string
  readonly license: string
  /** Its licence and notice files, as they are; '' when it brings none. */
  readonly text: string
}

/** What ships besides what the sources import: the window's shell, and fonts that are read as files. */
const ALSO = ['electron', 'dejavu-fonts-ttf']
const LICENCE_FILE = /^(licen[cs]e|notice|copying)(\.|-|$)/i

/** Every package of others that is in what ships: those that our sources import, and what these need in turn. */
export function thirdParties(root: string): ThirdParty[] {
  const found = new Map<string, ThirdParty>()
  const visit = (name: string, from: string) => {
    const folder = folderOf(name, from)
    if (folder === null) return
    const parsed = manifest.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    if (!parsed.success) return
    const { version, dependencies = {} } = parsed.data
    const key = `${parsed.data.name}@${version}`
    if (found.has(key)) return
    const text = textsOf(folder)
    found.set(key, {
      name: parsed.data.name,
      version,
      license: licenceOf(parsed.data, text),
      text,
    })
    for (const needed of Object.keys(dependencies)) visit(needed, folder)
  }
  for (const name of [...importedBy(root), ...ALSO]) visit(name, root)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function noticesText(parties: readonly ThirdParty[]): string {
  const parts = parties.map(
    ({ name, version, license, text }) => `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text}`,
  )
  return `Switchyard contains the following software of others.\n\n${parts.join('\n')}\n`
}

/** Bare specifiers of the program's own sources, without its build tools. */
function importedBy(root: string): Set<string> {
  const names = new Set<string>()
  const files = globSync(['main/**/*.ts', 'shared/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: root })
  for (const file of files.filter((path) => !/^main.cli.|vite\.config/.test(path))) {
    const source = readFileSync(join(root, file), 'utf8')
    for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?'([^'.][^']*)'/g)) {
      const [scope = '', name = ''] = specifier.split('/')
      if (!specifier.startsWith('node:')) names.add(scope.startsWith('@') ? `${scope}/${name}` : scope)
    }
  }
  return names
}

/** As Node looks it up: in the nearest node_modules from `from` upwards. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === dirname(folder)) return null
  }
}

/** As the package says it; one that only brings the text of the MIT licence is under that. */
function licenceOf({ license }: Manifest, text: string): string {
  if (license === undefined) return text.startsWith('MIT License') ? 'MIT' : 'no licence named'
  return typeof license === 'object' ? license.type : license
}

function textsOf(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n')
    .concat('\n')
}
