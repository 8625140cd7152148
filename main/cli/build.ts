import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { relocateModuleUrls } from './relocate-module-urls.ts'
import { noticesText, thirdParties } from './third-party-notices.ts'

/**
 * Builds what is stale into .build/: `main/` (the two shells, the preload and the workers, bundled) and
 * `renderer/` (the screens). A part is stale when the name, size or time of one of its sources differs from
 * those it was built from. Each part is built beside the old one and swapped in, so that a program that is
 * starting sees one or the other, never half of each.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Packages with machine code or WebAssembly in a file of its own: they stay outside the bundles and are shipped as they are. */
const EXTERNAL = [
  'electron',
  'better-sqlite3',
  'usb',
  'node-thermal-printer',
  '@hyzyla/pdfium',
  'pdfkit',
  'pg-native',
  'cpu-features',
]

interface Part {
  name: 'main' | 'renderer'
  sources: readonly string[]
  /** Writes the part into `folder`, which does not exist yet. */
  build(folder: string): Promise<void>
}

const parts: readonly Part[] = [
  { name: 'main', sources: ['main', 'shared', 'package-lock.json'], build: buildMain },
  { name: 'renderer', sources: ['renderer', 'shared', 'package-lock.json'], build: buildRenderer },
]

/** Returns the names of the parts that were stale. `report` receives one line per part that is built. */
export async function buildStale(report: (line: string) => void): Promise<string[]> {
  const built: string[] = []
  for (const part of parts) {
    const target = join(root, '.build', part.name)
    const stamp = join(root, '.build', `${part.name}.stamp`)
    const wanted = fingerprint(part.sources)
    if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
    report(`Building ${part.name} ...`)
    mkdirSync(join(root, '.build'), { recursive: true })
    const fresh = `${target}.${process.pid}`
    const old = `${target}.old.${process.pid}`
    try {
      await part.build(fresh)
      if (existsSync(target)) renameSync(target, old)
      renameSync(fresh, target)
    } catch (error) {
      // Another start that built the same sources at the same time was faster.
      if (!existsSync(target) || !existsSync(fresh)) throw error
    } finally {
      for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true })
    }
    writeFileSync(stamp, wanted)
    built.push(part.name)
  }
  return built
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .toSorted()
      : [path]
    for (const file of files) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/** Shells and workers become `<file name>.js` in one flat folder; the sandboxed preload must be CommonJS. */
async function buildMain(folder: string) {
  const { build } = await import('esbuild')
  const workers = globSync('main/**/*-worker.ts', { cwd: root })
  const twice = workers.filter(
    (file, at) => workers.findIndex((other) => basename(other) === basename(file)) < at,
  )
  if (twice.length > 0) throw new Error(`Workers share a file name: ${twice.join(', ')}`)
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node24',
    external: EXTERNAL,
    sourcemap: 'linked',
    outdir: folder,
    logLevel: 'warning',
  } as const
  await Promise.all([
    build({
      ...common,
      entryPoints: ['main/start-web.ts', 'main/start-electron.ts', ...workers],
      entryNames: '[name]',
      format: 'esm',
      // Bundled CommonJS packages call require(); an ES module has none of its own.
      banner: {
        js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
      },
      plugins: [relocateModuleUrls(root, join(root, '.build/main'))],
    }),
    build({
      ...common,
      entryPoints: ['main/electron/preload.ts'],
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
    }),
  ])
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesText(thirdParties(root)))
}

async function buildRenderer(folder: string) {
  const { build } = await import('vite')
  // Vite takes React's development build, several times slower, for any other value that the caller's shell has set.
  process.env['NODE_ENV'] = 'production'
  await build({
    root: join(root, 'renderer'),
    configFile: join(root, 'renderer/vite.config.ts'),
    build: { outDir: folder, emptyOutDir: true },
    logLevel: 'warn',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildStale((line) => console.log(line))
  if (built.length === 0) console.log('Nothing is stale.')
}
