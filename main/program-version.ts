import { readFileSync } from 'node:fs'
import { z } from 'zod'

const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** As package.json says it, which is the one place where a release changes it. */
export const PROGRAM_VERSION: string = z.object({ version: z.string() }).parse(JSON.parse(file)).version
