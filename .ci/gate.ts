import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * The one gate. `node .ci/gate.ts check`: format, types, lint, dead code, quick tests. `node .ci/gate.ts
 * test`: the same with every test, then the screens in a browser. Every step runs even when an earlier one
 * failed, so that one run tells all; the last line is `N passed, N failed`, also kept in .build/counts for
 * .ci/run, and the exit code says whether all is well.
 */

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const VITEST_REPORT = '.build/vitest.json'
const PLAYWRIGHT_REPORT = '.build/playwright.json'
const COUNTS = '.build/counts'

const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
const failedSteps: string[] = []

function runs(command: string, args: readonly string[]): boolean {
  const result = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      // Absolute: Playwright takes a relative name from its configuration's folder.
      PLAYWRIGHT_JSON_OUTPUT_NAME: resolve(PLAYWRIGHT_REPORT),
      // The many programs that tests start from source take half the processor time to come up.
      NODE_COMPILE_CACHE: resolve('.build/node-cache'),
    },
  })
  return result.status === 0
}

function timed(name: string, step: () => boolean): boolean {
  const start = performance.now()
  console.log(`\n== ${name}`)
  const ok = step()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`== ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`)
  if (!ok) failedSteps.push(name)
  return ok
}

/** A step without counts of its own: a failure counts as one failed test, so that the totals cannot hide it. */
function staticStep(name: string, command: string, ...args: string[]) {
  if (!timed(name, () => runs(command, args))) counts.failed += 1
}

/** A step that leaves a report; without a readable report, or red with no failed test in it, one is counted. */
function countedStep(name: string, report: string, read: (json: string) => Counts, ...args: string[]) {
  rmSync(report, { force: true })
  const [command = '', ...rest] = args
  const ok = timed(name, () => runs(command, rest))
  const found = existsSync(report) ? read(readFileSync(report, 'utf8')) : { passed: 0, failed: 0, skipped: 0 }
  counts.passed += found.passed
  counts.skipped += found.skipped
  counts.failed += !ok && found.failed === 0 ? 1 : found.failed
}

function vitestCounts(json: string): Counts {
  const report: {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  } = JSON.parse(json)
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function playwrightCounts(json: string): Counts {
  const report: {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    errors: unknown[]
  } = JSON.parse(json)
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected + report.errors.length,
    skipped: report.stats.skipped,
  }
}

const mode = process.argv[2]
if (mode !== 'check' && mode !== 'test') {
  console.error('usage: node .ci/gate.ts check|test')
  process.exit(2)
}
mkdirSync('.build', { recursive: true })
rmSync(COUNTS, { force: true })
console.log(`Node ${process.version}`)

staticStep('format', 'biome', 'check', '.')
staticStep('types', 'tsc', '-b')
staticStep('lint', 'oxlint')
staticStep('dead code', 'knip')
const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter=default']
vitest.push('--reporter=json', `--outputFile.json=${VITEST_REPORT}`)
if (mode === 'check') vitest.push('--project', 'pure', '--project', 'quick')
countedStep(mode === 'check' ? 'quick tests' : 'tests', VITEST_REPORT, vitestCounts, ...vitest)
if (mode === 'test') {
  staticStep('build', 'node', 'main/cli/build.ts')
  // Pictures are looked at by people: `npm run pictures` takes them.
  const playwright = [
    'playwright',
    'test',
    '--config',
    'test/e2e/playwright.config.ts',
    '--grep-invert',
    'pictures',
  ]
  countedStep('screens in a browser', PLAYWRIGHT_REPORT, playwrightCounts, ...playwright)
}

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`)
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
const line = `${counts.passed} passed, ${counts.failed} failed${skipped}`
writeFileSync(COUNTS, `${line}\n`)
console.log(`\n${line}`)
process.exit(failedSteps.length === 0 && counts.failed === 0 ? 0 : 1)
