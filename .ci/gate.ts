import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

import { changedFiles } from './changed-files.ts'
import { type Counts, playwrightCounts, vitestCounts } from './counts.ts'
import { PLAYWRIGHT_REPORT, runStep, type Step } from './step.ts'

/**
 * The one gate. `test`: format, types, lint, dead code, every test, the build, the screens in a browser.
 * `check`: format, types, dead code, and lint and quick tests of what changed; `check --all`: of everything.
 * Every step runs even when another one failed, so that one run tells all; the last line is
 * `N passed, N failed`, also kept in .build/counts for .ci/run, and the exit code says whether all is well.
 */

const VITEST_REPORT = '.build/vitest.json'
const COUNTS = '.build/counts'
const SOURCE = /\.tsx?$/

const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
const failedSteps: string[] = []

/** A step without counts of its own: a failure counts as one failed test, so that the totals cannot hide it. */
async function plainStep(step: Step): Promise<void> {
  if (await runStep(step)) return
  failedSteps.push(step.name)
  counts.failed += 1
}

/** A step that leaves a report; without a readable report, or red with no failed test in it, one is counted. */
async function countedStep(step: Step, report: string, read: (json: string) => Counts): Promise<void> {
  rmSync(report, { force: true })
  const isOk = await runStep(step)
  if (!isOk) failedSteps.push(step.name)
  const found = existsSync(report) ? read(readFileSync(report, 'utf8')) : { passed: 0, failed: 0, skipped: 0 }
  counts.passed += found.passed
  counts.skipped += found.skipped
  counts.failed += !isOk && found.failed === 0 ? 1 : found.failed
}

const format: Step = { name: 'format', command: ['biome', 'check', '.'] }
// Each checker works the large types out anew: one takes a quarter of the processor time of four a project.
const types: Step = { name: 'types', command: ['tsc', '-b', '--singleThreaded'] }
const lint: Step = { name: 'lint', command: ['oxlint'] }
const deadCode: Step = { name: 'dead code', command: ['knip'] }
const unreached: Step = {
  name: 'code that no program reaches',
  command: ['knip', '--config', '.ci/knip-program.jsonc'],
}
const build: Step = { name: 'build', command: ['node', 'main/cli/build.ts'] }
// Pictures are looked at by people: `npm run pictures` takes them.
const browser: Step = {
  name: 'browser',
  command: ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts', '--grep-invert', 'pictures'],
}

function tests(...args: string[]): Step {
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`]
  return {
    name: 'tests',
    command: ['vitest', 'run', '--config', 'test/vitest.config.ts', ...reports, ...args],
  }
}

const runTests = (...args: string[]) => countedStep(tests(...args), VITEST_REPORT, vitestCounts)
const QUICK = ['--project', 'pure', '--project', 'quick']

/** Beside each other: tests and screens often wait for programs that they started, and leave room. */
async function everything(): Promise<void> {
  const reading = async () => {
    for (const step of [format, types, lint, deadCode, unreached]) await plainStep(step)
  }
  const screens = () => countedStep(browser, PLAYWRIGHT_REPORT, playwrightCounts)
  // First: tests start the program that it makes.
  await plainStep(build)
  await Promise.all([runTests(), reading(), screens()])
}

async function allQuick(): Promise<void> {
  const others = async () => {
    for (const step of [format, types, lint, deadCode, unreached]) await plainStep(step)
  }
  await Promise.all([runTests(...QUICK), others()])
}

async function quickOfChanged(): Promise<void> {
  const changes = changedFiles()
  if (changes === null) {
    console.log('Nothing to compare with: checking all.')
    return allQuick()
  }
  const { base, files } = changes
  console.log(`${files.length} files changed since ${base}; npm run check -- --all checks all.`)
  const sources = files.filter((file) => SOURCE.test(file))
  const others = async () => {
    for (const step of [format, types, deadCode, unreached]) await plainStep(step)
    if (sources.length > 0) await plainStep({ name: 'lint', command: ['oxlint', ...sources] })
  }
  await Promise.all([runTests(...QUICK, '--changed', base, '--passWithNoTests'), others()])
}

const [mode, option] = process.argv.slice(2)
const run =
  mode === 'test' && option === undefined
    ? everything
    : mode === 'check' && option === '--all'
      ? allQuick
      : mode === 'check' && option === undefined
        ? quickOfChanged
        : null
if (run === null) {
  console.error('usage: node .ci/gate.ts test | check [--all]')
  process.exit(2)
}
mkdirSync('.build', { recursive: true })
rmSync(COUNTS, { force: true })
const start = performance.now()
console.log(`Node ${process.version}`)
await run()

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`)
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
const line = `${counts.passed} passed, ${counts.failed} failed${skipped}`
writeFileSync(COUNTS, `${line}\n`)
console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s\n${line}`)
process.exit(failedSteps.length === 0 && counts.failed === 0 ? 0 : 1)
