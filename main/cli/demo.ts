/** `npm run demo`: the control room on the demo workspace, or with --report its figures without a window. */
const args = process.argv.slice(2)
const report = args.includes('--report')
process.argv.splice(
  2,
  args.length,
  ...(report ? args.filter((arg) => arg !== '--report') : ['--demo', ...args]),
)
await import(new URL(report ? './demo-report.ts' : '../start.ts', import.meta.url).href)

export {}
