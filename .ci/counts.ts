export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export function vitestCounts(json: string): Counts {
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

export function playwrightCounts(json: string): Counts {
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
