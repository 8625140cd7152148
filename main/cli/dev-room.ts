import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { parseStart, START_USAGE } from '../start-options.ts'
import { startWeb } from '../start-web.ts'

/** The web shell from source, with the options of `npm start`: what `npm run dev` starts again on every change. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const parsed = parseStart(process.argv.slice(2), process.env, process.platform)
if (parsed.kind === 'wrong') {
  console.error(`${parsed.message}\n${START_USAGE}`)
  process.exit(2)
}
process.exit(await startWeb(parsed.options, join(root, '.build/renderer')))
