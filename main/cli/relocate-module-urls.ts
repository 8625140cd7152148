import { readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

const MODULE_URL = /new URL\(\s*(['"])(\.[^'"]*)\1,\s*import\.meta\.url\s*\)/g

/**
 * Lets source files name their neighbours by `new URL('./x', import.meta.url)` and still be right once they
 * are bundled into `outFolder`: a worker `./x-worker.ts` is found beside the bundle as `x-worker.js`, and any
 * other file (a label template, demo data) is found where it is in the project at `root`.
 */
export function relocateModuleUrls(root: string, outFolder: string): Plugin {
  return {
    name: 'relocate-module-urls',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(join(root, 'main'))) return null
        const source = await readFile(path, 'utf8')
        const contents = source.replaceAll(MODULE_URL, (_, _quote: string, target: string) => {
          const moved = target.endsWith('-worker.ts')
            ? `./${basename(target, '.ts')}.js`
            : relative(outFolder, resolve(dirname(path), target)).replaceAll('\\', '/')
          const slash = target.endsWith('/') && !moved.endsWith('/') ? '/' : ''
          return `new URL(${JSON.stringify(moved + slash)}, import.meta.url)`
        })
        return { contents, loader: 'ts' }
      })
    },
  }
}
